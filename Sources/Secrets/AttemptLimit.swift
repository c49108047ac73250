import Crypto
import Foundation
import Synchronization

/// Slows down whoever guesses: so many attempts for one key within a time, then a pause. Kept in memory and bounded, so
/// that guessing with ever new keys fills nothing.
package final class AttemptLimit: Sendable {
    package struct TooMany: Error, Equatable {
        /// Seconds until the next attempt is taken.
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
    // By digest: all keys are of one size, and no list of addresses lies in memory.
    private let counts = Mutex<[SHA256.Digest: Count]>([:])

    package init(most: Int, within window: TimeInterval, mostKeys: Int = 10_000) {
        self.most = most
        self.window = window
        self.mostKeys = max(2, mostKeys)
    }

    /// Counts an attempt before it is made, so that many at once gain nothing.
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

    /// The attempt succeeded: whoever it was is no guesser.
    package func clear(_ key: String) {
        counts.withLock { $0[AttemptLimit.digest(key)] = nil }
    }

    /// The attempt succeeded, and what was tried before it stays counted: whoever has one right code may guess at others.
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
