import Foundation

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

/// Bytes that may be held at a time by all together.
final class MemoryBudget: @unchecked Sendable {
    private let limit: Int
    private let lock = NSLock()
    // Only touched with the lock held.
    private var used = 0

    init(limit: Int) {
        self.limit = limit
    }

    func reserve(_ bytes: Int) -> Bool {
        lock.withLock {
            if bytes > limit - used { return false }
            used += bytes
            return true
        }
    }

    func release(_ bytes: Int) {
        lock.withLock { used -= bytes }
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
