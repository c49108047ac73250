import Foundation
import Synchronization

/// An answer that is kept for a while, and asked for once however many wait for it.
final class Kept<Value: Sendable>: Sendable {
    private struct State {
        var value: (value: Value, from: Date)?
        var failure: (error: any Error, at: Date)?
        var running: Task<Value, any Error>?
    }

    /// The time for which a failure is the answer to others as well, so that a provider in trouble is not asked by
    /// everybody who tries again.
    private static var rest: TimeInterval { 5 }

    private let state = Mutex(State())

    /// - Parameter age: in seconds.
    func value(
        at now: Date, notOlderThan age: TimeInterval, orAsk ask: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = try state.withLock { state -> Task<Value, any Error> in
            if let kept = state.value, abs(now.timeIntervalSince(kept.from)) < age {
                return Task { kept.value }
            }
            if let failure = state.failure, abs(now.timeIntervalSince(failure.at)) < Kept.rest { throw failure.error }
            if let running = state.running { return running }
            let task = Task { try await self.asked(at: now, ask) }
            state.running = task
            return task
        }
        return try await task.value
    }

    private func asked(at now: Date, _ ask: @Sendable () async throws -> Value) async throws -> Value {
        do {
            let value = try await ask()
            state.withLock { state in
                state.value = (value, now)
                state.failure = nil
                state.running = nil
            }
            return value
        } catch {
            state.withLock { state in
                state.failure = (error, now)
                state.running = nil
            }
            throw error
        }
    }
}
