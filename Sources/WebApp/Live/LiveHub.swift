import Domain
import Foundation
import Synchronization

/// Wakes the streams of open pages when something they follow has happened, and knows who is present. It is all in
/// memory and may be lost: events are in the event log, and pages report presence again.
final class LiveHub: Sendable {
    /// Limits on simultaneous streams: in all, for one person, for all guests together and for one guest, because
    /// anybody with a code can become a guest. Pages beyond the limit are told to poll instead.
    static let mostListeners = 2_000
    static let mostListenersOfOne = 32
    static let mostGuestListeners = 1_000
    static let mostListenersOfOneGuest = 4
    /// How long somebody counts as present without reporting again.
    static let presenceLasts: TimeInterval = 50
    private static let mostPresent = 500

    private struct State {
        var nextNumber = 0
        var listeners: [Int: Listener] = [:]
        var stays: [LiveTopic: [Tab: Stay]] = [:]
    }

    private struct Listener {
        let topics: Set<LiveTopic>
        let asker: Asker
        let wakes: AsyncStream<LiveWake>.Continuation
    }

    /// An open page in a browser, which names itself.
    private struct Tab: Hashable {
        let personID: ID<Person>
        let name: String
    }

    private struct Stay {
        let presence: Presence
        let end: Date
    }

    private let keepAlive: Duration
    private let state = Mutex(State())

    init(keepAlive: Duration) {
        self.keepAlive = keepAlive
    }

    var listenerCount: Int { state.withLock { $0.listeners.count } }

    /// - Returns: nil if there are already too many listeners. Listeners that are gone are forgotten, however they
    ///   ended.
    func listen(to topics: Set<LiveTopic>, as asker: Asker) -> LiveListening? {
        let (stream, wakes) = AsyncStream.makeStream(of: LiveWake.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = state.withLock { state in
            guard LiveHub.hasRoom(state.listeners.values.map(\.asker), for: asker) else { return nil }
            state.nextNumber += 1
            state.listeners[state.nextNumber] = Listener(topics: topics, asker: asker, wakes: wakes)
            return state.nextNumber
        }
        guard let number else { return nil }
        let clock = Task { [keepAlive] in
            while !Task.isCancelled {
                try await Task.sleep(for: keepAlive)
                wakes.yield(.clock)
            }
        }
        wakes.onTermination = { [weak self] _ in
            clock.cancel()
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return LiveListening(wakes: stream) { wakes.finish() }
    }

    static func hasRoom(_ listening: [Asker], for asker: Asker) -> Bool {
        let own = listening.count { $0 == asker }
        guard listening.count < mostListeners else { return false }
        if !asker.isGuest { return own < mostListenersOfOne }
        return own < mostListenersOfOneGuest && listening.count { $0.isGuest } < mostGuestListeners
    }

    func wake(_ topics: Set<LiveTopic>) {
        let wakes = state.withLock { state in
            state.listeners.values.filter { !$0.topics.isDisjoint(with: topics) }.map(\.wakes)
        }
        for wake in wakes { wake.yield(.news) }
    }
}

extension LiveHub {
    /// Notes that somebody is present; the page reports again before this expires.
    ///
    /// - Parameter tab: the name that the page in their browser gave itself.
    func enter(_ topic: LiveTopic, _ presence: Presence, tab: String, at now: Date) {
        let tab = Tab(personID: presence.personID, name: tab)
        let hasChanged = state.withLock { state in
            var present = state.stays[topic, default: [:]].filter { $0.value.end > now }
            let old = present[tab]
            if old == nil && present.count >= LiveHub.mostPresent { return false }
            present[tab] = Stay(presence: presence, end: now.addingTimeInterval(LiveHub.presenceLasts))
            state.stays[topic] = present
            return old?.presence != presence
        }
        if hasChanged { wake([topic]) }
    }

    func leave(_ topic: LiveTopic, _ personID: ID<Person>, tab: String) {
        let wasThere = state.withLock { state in
            let stay = state.stays[topic]?.removeValue(forKey: Tab(personID: personID, name: tab))
            if state.stays[topic]?.isEmpty == true { state.stays[topic] = nil }
            return stay != nil
        }
        if wasThere { wake([topic]) }
    }

    /// The people present, ordered by name; somebody with several pages open is listed once for each place.
    func present(in topic: LiveTopic, at now: Date) -> [Presence] {
        let stays = state.withLock { $0.stays[topic] ?? [:] }
        return Set(stays.values.filter { $0.end > now }.map(\.presence)).sorted()
    }
}
