import Foundation
import WebServer

/// How many connections each address has open.
final class AddressCounts: @unchecked Sendable {
    private let limit: Int
    private let lock = NSLock()
    // Only touched with the lock held.
    private var counts: [IPAddress: Int] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: Whether there is room for another connection, which must then ``leave(_:)``.
    func enter(_ address: IPAddress) -> Bool {
        lock.withLock {
            let count = counts[address.network, default: 0]
            if count >= limit { return false }
            counts[address.network] = count + 1
            return true
        }
    }

    func leave(_ address: IPAddress) {
        lock.withLock {
            let count = counts[address.network, default: 0]
            counts[address.network] = count > 1 ? count - 1 : nil
        }
    }
}

/// Bytes that may be held at a time: by all together, and by one network a part of them, so that nobody takes
/// everything.
final class MemoryBudget: @unchecked Sendable {
    private let limit: Int
    private let share: Int
    private let lock = NSLock()
    // Only touched with the lock held.
    private var used = 0
    private var parts: [IPAddress: Int] = [:]

    init(limit: Int) {
        self.limit = limit
        share = limit / 4
    }

    /// - Parameter network: nil for one that many people come from.
    func reserve(_ bytes: Int, for network: IPAddress?) -> Bool {
        lock.withLock {
            let part = network.map { parts[$0, default: 0] } ?? 0
            if bytes > limit - used || network != nil && bytes > share - part { return false }
            used += bytes
            if let network { parts[network] = part + bytes }
            return true
        }
    }

    func release(_ bytes: Int, for network: IPAddress?) {
        lock.withLock {
            used -= bytes
            guard let network else { return }
            let part = parts[network, default: 0] - bytes
            parts[network] = part > 0 ? part : nil
        }
    }
}

/// The `Date` of responses, made once a second.
final class HTTPDates: @unchecked Sendable {
    private let lock = NSLock()
    // Only touched with the lock held.
    private var second = -1
    private var bytes: [UInt8] = []

    /// "Fri, 21 Nov 2025 03:47:00 GMT"
    var now: [UInt8] {
        let current = time(nil)
        return lock.withLock {
            if current != second {
                second = current
                bytes = []
                Timestamp(seconds: current).appendHTTPDate(to: &bytes)
            }
            return bytes
        }
    }
}
