import Foundation
import Synchronization

/// Makes and checks password hashes. At most two at a time, because each takes 32 MiB and a core for a quarter of a
/// second, and on separate threads, so that pages are answered meanwhile.
package final class Passwords: Sendable {
    package let signIns = SignInLimits.forPasswords()
    /// Attempts at the code that is asked for after the password.
    package let codes = SignInLimits.forCodes()
    /// Recovery codes typed in one network. Nobody can guess one, so this only bounds the work, and nobody who has one
    /// is kept waiting by somebody who guesses at six digits.
    package let recoveryCodes = AttemptLimit(most: 100, within: 600)
    /// Attempts at the current password in a session, by somebody who found an open browser.
    package let attemptsPerSession = AttemptLimit(most: 10, within: 600)

    /// So many checks are waiting that another would only be answered after its browser gave up.
    package struct TooManyWaiting: Error {}

    /// At two at a time, this many wait for at most about four seconds.
    private static let mostWaiting = 32
    /// Strangers leave room for people who are known.
    private static let mostStrangersWaiting = 16

    private let cost: ScryptCost
    private let work: OperationQueue
    private let waiting = Mutex((all: 0, strangers: 0))
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
    ///
    /// - Parameter isByStranger: whether others go first.
    package func isCorrect(
        _ password: String, for stored: String?, isByStranger: Bool = false
    ) async throws -> Bool {
        try await perform(isByStranger: isByStranger) { [decoy] in
            let hash = stored.flatMap { PasswordHash($0) }
            let isCorrect = try (hash ?? decoy).matches(password)
            return isCorrect && hash != nil
        }
    }

    private func perform<Value: Sendable>(
        isByStranger: Bool = false, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let strangers = isByStranger ? 1 : 0
        let mayWait = waiting.withLock { count in
            if count.all >= Passwords.mostWaiting { return false }
            if isByStranger && count.strangers >= Passwords.mostStrangersWaiting { return false }
            count.all += 1
            count.strangers += strangers
            return true
        }
        guard mayWait else { throw TooManyWaiting() }
        defer {
            waiting.withLock { count in
                count.all -= 1
                count.strangers -= strangers
            }
        }
        return try await withCheckedThrowingContinuation { continuation in
            let operation = BlockOperation { continuation.resume(with: Result(catching: body)) }
            operation.queuePriority = isByStranger ? .low : .normal
            work.addOperation(operation)
        }
    }
}
