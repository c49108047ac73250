import Domain
import HTML
import Storage
import Synchronization
import WebServer

/// Keeps finished pages in memory until something is written. Every write begins a new generation, and pages of older
/// generations are never shown.
final class PageMemory: Sendable {
    /// The placeholder for the hidden fields in the forms of a remembered page; random, so that no text can contain it.
    let formMark: String

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
    init(formMark: String, capacity: Int = 32 << 20) {
        self.formMark = formMark
        self.capacity = capacity
    }

    func page(_ key: Key, generation: Int, token: String) -> SharedPage? {
        let kept = state.withLock { $0.generation == generation ? $0.pages[key] : nil }
        return kept.map { kept in
            var page = kept.page
            page.main = Frame.filled(kept.main, token: token)
            return page
        }
    }

    /// - Parameter generation: the generation before the page's data were read.
    func keep(_ page: SharedPage, _ key: Key, generation: Int) {
        var frame = page
        frame.main = HTML()
        let kept = Kept(page: frame, main: page.main.split(at: formMark), size: page.main.bytes.count)
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
