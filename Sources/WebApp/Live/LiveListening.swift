/// A listener. It ends when nothing holds it any longer, because a stream that is cut off by an error is never asked
/// for its next element, so its end would otherwise go unnoticed.
final class LiveListening: Sendable {
    /// An element each time one of the topics has news, and at intervals without news.
    let wakes: AsyncStream<LiveWake>
    private let finish: @Sendable () -> Void

    init(wakes: AsyncStream<LiveWake>, finish: @escaping @Sendable () -> Void) {
        self.wakes = wakes
        self.finish = finish
    }

    func end() { finish() }

    deinit { finish() }
}

enum LiveWake: Sendable {
    case news
    /// Nothing has happened for a while; the connection has to be kept open.
    case clock
}
