import Crypto
import Foundation
import Synchronization

/// Slows down guessing: a number of attempts for one key within a period, then a pause. Kept in memory and bounded, so
/// that guessing with ever new keys does not fill the memory.
package final class AttemptLimit: Sendable {
    package struct TooMany: Error, Equatable {
        /// Seconds until the next attempt is allowed.
        package let wait: TimeInterval
        private var minutes: Int { max(1, Int((wait / 60).rounded(.up))) }
        /// "Wait 7 minutes and try again."
        package var sentence: String { "Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes") and try again." }
        /// In whole minutes, as the sentence says.
        package var secondsToWait: Int { minutes * 60 }
    }

    private struct Count {
        var attempts = 0
        let end: Date
    }

    private let most: Int
    private let window: TimeInterval
    private let mostKeys: Int
    // By digest: all keys have the same size, and memory holds no list of addresses.
    private let counts = Mutex<[SHA256.Digest: Count]>([:])

    package init(most: Int, within window: TimeInterval, mostKeys: Int = 10_000) {
        self.most = most
        self.window = window
        self.mostKeys = max(2, mostKeys)
    }

    /// Counts an attempt before it is made, so that parallel attempts gain nothing.
    package func begin(_ key: String, at now: Date) throws(TooMany) {
        let wait = counts.withLock { counts -> TimeInterval? in
            let digest = AttemptLimit.digest(key)
            var count = counts[digest] ?? Count(end: now.addingTimeInterval(window))
            // A clock that was set back must not lock anybody out for longer than the window.
            if count.end <= now || count.end > now.addingTimeInterval(window) {
                count = Count(end: now.addingTimeInterval(window))
            }
            if count.attempts >= most { return count.end.timeIntervalSince(now) }
            count.attempts += 1
            if counts[digest] == nil && counts.count >= mostKeys { makeRoom(&counts, at: now) }
            counts[digest] = count
            return nil
        }
        if let wait { throw TooMany(wait: wait) }
    }

    /// Forgets the attempts for a key, after an attempt that proves the person is not guessing.
    package func clear(_ key: String) {
        counts.withLock { $0[AttemptLimit.digest(key)] = nil }
    }

    /// Takes back a successful attempt; earlier ones stay counted, because somebody with one right code may be guessing
    /// others.
    package func takeBack(_ key: String) {
        counts.withLock { counts in
            let digest = AttemptLimit.digest(key)
            guard var count = counts[digest] else { return }
            count.attempts = max(0, count.attempts - 1)
            counts[digest] = count
        }
    }

    private func makeRoom(_ counts: inout [SHA256.Digest: Count], at now: Date) {
        counts = counts.filter { $0.value.end > now }
        if counts.count < mostKeys { return }
        let oldest = counts.sorted { $0.value.end < $1.value.end }.prefix(mostKeys / 2)
        for (digest, _) in oldest { counts[digest] = nil }
    }

    private static func digest(_ key: String) -> SHA256.Digest { SHA256.hash(data: Array(key.utf8)) }
}
