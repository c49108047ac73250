import Domain
import Foundation
import Storage

/// The events of some topics as server-sent events (HTML Living Standard, section 9.2), for as long as the browser
/// listens and its session lasts. Each event has the number of its row in the event log, so that a browser that
/// reconnects can say where it left off.
struct LiveStream: AsyncSequence, Sendable {
    let app: App
    let asker: Asker
    let topics: Set<LiveTopic>
    let listening: LiveListening
    /// The last event that the browser has seen.
    let start: Int64
    let isStillSignedIn: @Sendable () async throws -> Bool

    func makeAsyncIterator() -> Iterator {
        Iterator(stream: self, last: start)
    }

    struct Iterator: AsyncIteratorProtocol {
        let stream: LiveStream
        var wakes: AsyncStream<LiveWake>.Iterator
        var last: Int64
        private var sent: Int64 = 0
        private var presence: [LiveTopic: [Presence]] = [:]
        private var hasBegun = false
        private let reading: Reading

        /// Ends with the iterator, whether it was finished or abandoned.
        private final class Reading: Sendable {
            private let listening: LiveListening

            init(_ listening: LiveListening) { self.listening = listening }

            deinit { listening.end() }
        }

        init(stream: LiveStream, last: Int64) {
            self.stream = stream
            wakes = stream.listening.wakes.makeAsyncIterator()
            self.last = last
            reading = Reading(stream.listening)
        }

        mutating func next() async throws -> [UInt8]? {
            if !hasBegun {
                hasBegun = true
                return Array((": connected\nretry: 1000\n\n" + (try await news())).utf8)
            }
            while let wake = await wakes.next() {
                if wake == .clock, try await !stream.isStillSignedIn() { return nil }
                var text = try await news()
                if wake == .clock && text.isEmpty { text = keepAlive() }
                if !text.isEmpty { return Array(text.utf8) }
            }
            return nil
        }

        private mutating func news() async throws -> String {
            let (topics, last) = (stream.topics, last)
            let news = try await stream.app.store.read(as: stream.asker) { try $0.liveNews(of: topics, after: last) }
            self.last = news.last
            // Whoever may no longer see a record is not told who is there either.
            let seen = news.topics
            var text = ""
            if news.isIncomplete {
                for topic in seen.sorted() { text += try LiveMessage.reset(topic).event(id: news.last) }
                sent = news.last
            }
            for event in news.events {
                text += try LiveMessage(event).event(id: event.id)
                sent = event.id
            }
            for topic in seen.sorted() {
                let people = stream.app.live.present(in: topic, at: stream.app.clock())
                if people == presence[topic, default: []] { continue }
                presence[topic] = people
                text += try LiveMessage.presence(people, in: topic).event(id: nil)
            }
            return text
        }

        /// Also advances the browser past events of other topics, so that it does not reconnect with a number so old
        /// that later events are gone.
        private mutating func keepAlive() -> String {
            if sent == last { return ": keep-alive\n\n" }
            sent = last
            return ": keep-alive\nid: \(last)\n\n"
        }
    }
}
