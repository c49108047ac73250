import Foundation
import Synchronization

/// Makes and checks password hashes. At most two at a time, because each takes 32 MiB and a core for a quarter of a
/// second, and on separate threads, so that pages are answered meanwhile.
package final class Passwords: Sendable {
    /// Ten wrong passwords for one e-mail address, or for an account that is already signed in, then a pause of at most
    /// ten minutes.
    package let attemptsPerEmail = AttemptLimit(most: 10, within: 600)
    /// A higher limit for each network, because an office may share one address. IPv6 is counted by /64, which belongs
    /// to a single party.
    package let attemptsPerNetwork = AttemptLimit(most: 100, within: 600)

    /// So many checks are waiting that another would only be answered after its browser gave up.
    package struct TooManyWaiting: Error {}

    /// At two at a time, this many wait for at most about four seconds.
    private static let mostWaiting = 32

    private let cost: ScryptCost
    private let work: OperationQueue
    private let waiting = Mutex(0)
    private let decoy: PasswordHash

    /// - Parameter cost: the cost of new hashes; an existing hash carries its own cost.
    package init(cost: ScryptCost = .standard) throws {
        self.cost = cost
        decoy = try PasswordHash(of: Token().text, cost: cost)
        work = OperationQueue()
        work.maxConcurrentOperationCount = 2
        work.qualityOfService = .userInitiated
    }

    /// - Returns: the text to store.
    /// - Throws: ``TooManyWaiting``, or an error when there is not enough memory.
    package func hash(_ password: String) async throws -> String {
        try await perform { [cost] in try PasswordHash(of: password, cost: cost).text }
    }

    /// Whether the password is right. Without a stored hash (nobody has this e-mail address) the same work is done
    /// anyway, so that the response time does not reveal which addresses are known.
    package func isCorrect(_ password: String, for stored: String?) async throws -> Bool {
        try await perform { [decoy] in
            let hash = stored.flatMap { PasswordHash($0) }
            let isCorrect = try (hash ?? decoy).matches(password)
            return isCorrect && hash != nil
        }
    }

    private func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let mayWait = waiting.withLock { count in
            if count >= Passwords.mostWaiting { return false }
            count += 1
            return true
        }
        guard mayWait else { throw TooManyWaiting() }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            work.addOperation { continuation.resume(with: Result(catching: body)) }
        }
    }
}
