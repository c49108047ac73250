import Foundation
import NIOCore

/// The connections that are open: as many as there is room for, so that accepting never fails for want of a descriptor,
/// and all of them known, so that a stop can wait for their end.
final class OpenConnections: @unchecked Sendable {
    private let limit: Int
    private let lock = NSLock()
    // Everything below is only touched with the lock held.
    private var channels: [ObjectIdentifier: any Channel] = [:]
    private var stopping = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(limit: Int) {
        self.limit = limit
    }

    var isStopping: Bool { lock.withLock { stopping } }

    var hasRoom: Bool { lock.withLock { channels.count < limit } }

    func add(_ channel: any Channel) {
        lock.withLock { channels[ObjectIdentifier(channel)] = channel }
    }

    func remove(_ channel: any Channel) {
        let ended = lock.withLock {
            channels[ObjectIdentifier(channel)] = nil
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
        for channel in open {
            channel.eventLoop.execute {
                (try? channel.pipeline.syncOperations.handler(type: Connection.self))?.stop()
            }
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
