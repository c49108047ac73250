import Crypto
import Foundation
import Synchronization

/// Slows down attempts: a number of them at once for one key, then one at a time at an even pace. Nobody is ever locked
/// out for longer than that pace. Kept in memory and bounded, so that ever new keys do not fill the memory.
package final class AttemptLimit: Sendable {
    package struct TooMany: Error, Equatable {
        /// Seconds until the next attempt is allowed.
        package let wait: TimeInterval
        private var minutes: Int { max(1, Int((wait / 60).rounded(.up))) }
        /// "Wait 7 minutes and try again."
        package var sentence: String { "Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes") and try again." }
        /// In whole minutes, as the sentence says.
        package var secondsToWait: Int { minutes * 60 }

        package init(wait: TimeInterval) {
            self.wait = wait
        }
    }

    private let most: Int
    private let window: TimeInterval
    /// The time that one attempt costs.
    private var step: TimeInterval { window / Double(most) }
    private let mostKeys: Int
    /// When the attempts so far will be paid for. By digest: all keys have the same size, and memory holds no list of
    /// addresses.
    private let debts = Mutex<[SHA256.Digest: Date]>([:])

    /// - Parameters:
    ///   - most: attempts at once.
    ///   - window: the time after which as many are possible again. In any period there are at most `most` attempts and
    ///     those that the pace of `most` in each window adds.
    package init(most: Int, within window: TimeInterval, mostKeys: Int = 10_000) {
        self.most = max(1, most)
        self.window = window
        self.mostKeys = max(2, mostKeys)
    }

    /// Counts an attempt before it is made, so that parallel attempts gain nothing.
    package func begin(_ key: String, at now: Date) throws(TooMany) {
        let wait = debts.withLock { debts -> TimeInterval? in
            let digest = AttemptLimit.digest(key)
            var paid = max(debts[digest] ?? now, now)
            // A clock that was set back must not lock anybody out.
            if paid > now.addingTimeInterval(window) { paid = now }
            let next = paid.addingTimeInterval(step)
            // Sums of steps are not exact.
            let excess = next.timeIntervalSince(now) - window
            if excess > step / 1_000 { return excess }
            if debts[digest] == nil && debts.count >= mostKeys { makeRoom(&debts, at: now) }
            debts[digest] = next
            return nil
        }
        if let wait { throw TooMany(wait: wait) }
    }

    /// Forgets the attempts for a key, after an attempt that proves the person is not guessing.
    package func clear(_ key: String) {
        debts.withLock { $0[AttemptLimit.digest(key)] = nil }
    }

    /// Takes back a successful attempt; earlier ones stay counted, because somebody with one right code may be guessing
    /// others.
    package func takeBack(_ key: String) {
        debts.withLock { debts in
            let digest = AttemptLimit.digest(key)
            guard let paid = debts[digest] else { return }
            debts[digest] = paid.addingTimeInterval(-step)
        }
    }

    private func makeRoom(_ debts: inout [SHA256.Digest: Date], at now: Date) {
        debts = debts.filter { $0.value > now }
        if debts.count < mostKeys { return }
        let smallest = debts.sorted { $0.value < $1.value }.prefix(mostKeys / 2)
        for (digest, _) in smallest { debts[digest] = nil }
    }

    private static func digest(_ key: String) -> SHA256.Digest { SHA256.hash(data: Array(key.utf8)) }
}
