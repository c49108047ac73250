import Domain
import Foundation
import HTML
import Storage
import Synchronization
import WebServer

/// The main part of a page, when it is the same for everybody who sees the same records: it holds nothing of the viewer but
/// the tokens in its forms.
struct SharedPage: Sendable {
    var title: String
    var section: NavSection?
    var wide = false
    var contents: HTML?
    var scripts: [String] = []
    var main: HTML

    func document(_ frame: Frame, problems: [Refusal.Problem] = []) -> HTML {
        page(
            frame, title: title, section: section, problems: problems, wide: wide, contents: contents, scripts: scripts,
            main)
    }
}

/// Pages that were made, until anything is written. Every write of this process begins a new generation, and a page of an
/// older one is never shown.
final class PageMemory: Sendable {
    /// Stands in a remembered page where a form has the token of the session; random, so that no text can contain it.
    let tokenMark: String

    private struct Kept {
        let page: SharedPage
        let main: [HTML]
        let size: Int
    }

    private struct State {
        var generation = 0
        var pages: [Key: Kept] = [:]
        /// The oldest first.
        var order: [Key] = []
        var size = 0
    }

    /// Who sees the same at the same address in the same minute.
    struct Key: Hashable {
        let path: [String]
        /// Names and values in turn, as they were sent.
        let query: [String]
        let view: ViewKey
        let zone: String
        let minute: Int
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: bytes of HTML that are kept at most.
    init(tokenMark: String, capacity: Int = 32 << 20) {
        self.tokenMark = tokenMark
        self.capacity = capacity
    }

    func page(_ key: Key, generation: Int, token: String) -> SharedPage? {
        let kept = state.withLock { $0.generation == generation ? $0.pages[key] : nil }
        return kept.map { kept in
            var page = kept.page
            page.main = kept.main.joined(separator: HTML(text: token))
            return page
        }
    }

    /// - Parameter generation: the one before the page's data were read.
    func keep(_ page: SharedPage, _ key: Key, generation: Int) {
        var frame = page
        frame.main = HTML()
        let kept = Kept(page: frame, main: page.main.split(at: tokenMark), size: page.main.bytes.count)
        state.withLock { state in
            if state.generation > generation { return }
            if state.generation < generation { state = State(generation: generation) }
            guard state.pages[key] == nil, kept.size <= capacity else { return }
            while state.size + kept.size > capacity, let oldest = state.order.first {
                state.order.removeFirst()
                state.size -= state.pages.removeValue(forKey: oldest)?.size ?? 0
            }
            state.pages[key] = kept
            state.order.append(key)
            state.size += kept.size
        }
    }
}

extension Visit {
    /// A page that is made at most once a minute and generation for all who see the same.
    ///
    /// - Parameter make: gets a frame that knows the time and the zone, and nothing of the viewer.
    func shared(_ make: (Frame) async throws -> SharedPage) async throws -> SharedPage {
        let key = PageMemory.Key(
            path: request.path, query: request.query.fields.flatMap { [$0.name, $0.value] }, view: asker.viewKey,
            zone: frame.zone.identifier,
            minute: Int(now.timeIntervalSince1970 / 60))
        let generation = app.store.generation
        if let page = app.memory.page(key, generation: generation, token: frame.csrfToken) { return page }
        var page = try await make(frame.shared(tokenMark: app.memory.tokenMark))
        app.memory.keep(page, key, generation: generation)
        page.main = page.main.split(at: app.memory.tokenMark).joined(separator: HTML(text: frame.csrfToken))
        return page
    }
}

extension Frame {
    fileprivate func shared(tokenMark: String) -> Frame {
        Frame(
            now: now, viewer: nil, zone: zone, theme: .system, csrfToken: tokenMark, notice: nil, assets: assets,
            address: address)
    }
}
