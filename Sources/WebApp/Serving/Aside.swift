import Dispatch
import Domain

/// The place where long texts of people are read: one after the other on a thread of their own, so that nobody else
/// waits for them.
enum Aside {
    private static let queue = DispatchQueue(label: "aside", qos: .utility)

    /// - Parameter work: asks now and then whether it is late, and then ends with a refusal.
    static func read<Value: Sendable>(
        atMost limit: Duration = .seconds(2), _ work: @escaping @Sendable (_ isLate: () -> Bool) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                // Counted from when its turn came: waiting for others is nobody's fault.
                let end = ContinuousClock.now + limit
                continuation.resume(with: Result { try work { ContinuousClock.now > end } })
            }
        }
    }
}
