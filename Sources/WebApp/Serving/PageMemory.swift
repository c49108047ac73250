import Domain
import Foundation
import HTML
import Storage
import Synchronization
import WebServer

/// The main part of a page that is the same for everybody who sees the same records: apart from the tokens in its
/// forms, it contains nothing about the viewer.
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

/// Keeps finished pages in memory until something is written. Every write begins a new generation, and pages of older
/// generations are never shown.
final class PageMemory: Sendable {
    /// The placeholder for the session's token in the forms of a remembered page; random, so that no text can contain
    /// it.
    let tokenMark: String

    private struct Kept {
        let page: SharedPage
        let main: [HTML]
        let size: Int
    }

    private struct State {
        var generation = 0
        var pages: [Key: Kept] = [:]
        /// Oldest first.
        var order: [Key] = []
        var size = 0
    }

    /// A key shared by all who see the same page at the same address in the same minute.
    struct Key: Hashable {
        let path: [String]
        /// Names and values alternately, as they were sent.
        let query: [String]
        let view: ViewKey
        let zone: String
        let minute: Int
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: the maximum number of bytes of HTML to keep.
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

    /// - Parameter generation: the generation before the page's data were read.
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
    /// A page that is made at most once for each minute and generation, for all who see the same page.
    ///
    /// - Parameter make: makes the page from a frame with the time and the zone but nothing about the viewer.
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
