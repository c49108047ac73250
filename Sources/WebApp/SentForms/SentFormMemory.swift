import Foundation
import Storage
import Synchronization
import WebServer

/// The forms that are being carried out, and the whole answers to those of the last minutes. An answer may hold what is
/// shown once, such as a new API token, and is therefore not stored.
final class SentFormMemory: Sendable {
    private typealias Turn = CheckedContinuation<Void, Never>

    private struct Kept {
        let contents: [UInt8]
        let response: Response
        let size: Int
        let end: Date
    }

    private struct State {
        /// For each form that is being carried out, those that arrived meanwhile.
        var waiting: [[UInt8]: [Turn]] = [:]
        var answers: [[UInt8]: Kept] = [:]
        /// Oldest first.
        var order: [[UInt8]] = []
        var size = 0
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let lifetime: TimeInterval

    /// - Parameter capacity: the maximum number of bytes of answers to keep.
    init(capacity: Int = 4 << 20, lifetime: TimeInterval = 600) {
        self.capacity = capacity
        self.lifetime = lifetime
    }

    /// Waits while the same form is being carried out. Afterwards ``end(_:)`` is owed.
    func begin(_ form: SentForm) async {
        await withCheckedContinuation { turn in
            let isFree = state.withLock { state in
                if state.waiting[form.digest] == nil {
                    state.waiting[form.digest] = []
                    return true
                }
                state.waiting[form.digest]?.append(turn)
                return false
            }
            if isFree { turn.resume() }
        }
    }

    func end(_ form: SentForm) {
        let next = state.withLock { state -> Turn? in
            guard var others = state.waiting[form.digest], !others.isEmpty else {
                state.waiting[form.digest] = nil
                return nil
            }
            let next = others.removeFirst()
            state.waiting[form.digest] = others
            return next
        }
        next?.resume()
    }

    func answer(to form: SentForm, at now: Date) -> Response? {
        state.withLock { state in
            guard let kept = state.answers[form.digest], kept.contents == form.contents, kept.end > now else {
                return nil
            }
            return kept.response
        }
    }

    func keep(_ response: Response, for form: SentForm, at now: Date) {
        guard case .bytes(let body) = response.body, body.count <= capacity else { return }
        state.withLock { state in
            guard state.answers[form.digest] == nil else { return }
            let size = body.count + 1_000
            while let oldest = state.order.first, let kept = state.answers[oldest],
                kept.end <= now || state.size + size > capacity
            {
                state.order.removeFirst()
                state.answers[oldest] = nil
                state.size -= kept.size
            }
            state.answers[form.digest] = Kept(
                contents: form.contents, response: response, size: size, end: now.addingTimeInterval(lifetime))
            state.order.append(form.digest)
            state.size += size
        }
    }
}
