import Foundation
import NIOCore

/// The connections that are open: as many as there is room for, so that accepting never fails for want of a descriptor,
/// each with its seat, and all of them known, so that a stop can wait for their end.
final class OpenConnections: @unchecked Sendable {
    private let limit: Int
    private let lock = NSLock()
    // Everything below is only touched with the lock held.
    private var channels: [ObjectIdentifier: any Channel] = [:]
    private var seats: Seats<ObjectIdentifier>
    private var stopping = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(limit: Int, patience: TimeAmount) {
        self.limit = limit
        seats = Seats(count: limit, patience: patience)
    }

    var isStopping: Bool { lock.withLock { stopping } }

    var hasRoom: Bool { lock.withLock { channels.count < limit } }

    func add(_ channel: any Channel) {
        lock.withLock { channels[ObjectIdentifier(channel)] = channel }
    }

    func remove(_ channel: any Channel) {
        let ended = lock.withLock {
            channels[ObjectIdentifier(channel)] = nil
            seats.leave(ObjectIdentifier(channel))
            return endedWaiting()
        }
        for continuation in ended { continuation.resume() }
    }

    /// Tells every connection that the server stops. One whose handlers are being added asks ``isStopping``.
    func stop() {
        let open = lock.withLock {
            stopping = true
            return Array(channels.values)
        }
        for channel in open { Self.tell(channel) { $0.stop() } }
    }

    /// Gives a connection its seat; somebody else may lose theirs to it.
    func seat(_ channel: any Channel) -> Seats<ObjectIdentifier>.Kind {
        give(channel) { seats, id in seats.take(id, at: .now()) }
    }

    /// A request on this connection came with a session.
    func know(_ channel: any Channel) -> Seats<ObjectIdentifier>.Kind {
        give(channel) { seats, id in seats.know(id, at: .now()) }
    }

    func rest(_ channel: any Channel) {
        lock.withLock { seats.rest(ObjectIdentifier(channel), at: .now()) }
    }

    func work(_ channel: any Channel) {
        lock.withLock { seats.work(ObjectIdentifier(channel)) }
    }

    private func give(
        _ channel: any Channel,
        _ take: (inout Seats<ObjectIdentifier>, ObjectIdentifier) -> Seats<ObjectIdentifier>.Seating
    ) -> Seats<ObjectIdentifier>.Kind {
        let id = ObjectIdentifier(channel)
        let (kind, evicted): (Seats<ObjectIdentifier>.Kind, (any Channel)?) = lock.withLock {
            // One that closed already would never leave.
            if channels[id] == nil { return (.reserve, nil) }
            let seating = take(&seats, id)
            return (seating.kind, seating.evicted.flatMap { channels[$0] })
        }
        if let evicted { Self.tell(evicted) { $0.loseSeat() } }
        return kind
    }

    private static func tell(_ channel: any Channel, _ word: @escaping @Sendable (Connection) -> Void) {
        channel.eventLoop.execute {
            guard let connection = try? channel.pipeline.syncOperations.handler(type: Connection.self) else { return }
            word(connection)
        }
    }

    /// Returns once the server stops and the last connection is closed.
    func ended() async {
        await withCheckedContinuation { continuation in
            let ended = lock.withLock {
                waiting.append(continuation)
                return endedWaiting()
            }
            for continuation in ended { continuation.resume() }
        }
    }

    /// With the lock held.
    private func endedWaiting() -> [CheckedContinuation<Void, Never>] {
        guard stopping, channels.isEmpty else { return [] }
        defer { waiting = [] }
        return waiting
    }
}
