import Foundation

/// How often a guardrail has to be proven, and when the next proof is due. One that is proven too late becomes stale by
/// itself.
package struct ProofSchedule: Equatable, Sendable {
    /// How many days may lie between two proofs.
    package static let days = 1...3_650

    /// Nil where one proof is enough.
    package let everyDays: Int?
    package let lastProvenAt: Date?

    package init(everyDays: Int?, lastProvenAt: Date?) {
        self.everyDays = everyDays
        self.lastProvenAt = lastProvenAt
    }

    /// When the next proof is due, if it was ever proven and has to be again.
    package var dueAt: Date? {
        guard let lastProvenAt, let everyDays else { return nil }
        // In whole milliseconds, as moments are stored, so that both rules agree to the last of them.
        let proven = (lastProvenAt.timeIntervalSince1970 * 1_000).rounded()
        return Date(timeIntervalSince1970: (proven + Double(everyDays) * 86_400_000) / 1_000)
    }

    /// The state at a moment of a guardrail that is stored in one: a proven guardrail whose proof is overdue is stale.
    /// Lists that are filtered in the database apply the same rule there.
    package func state(recorded: GuardrailState, at now: Date) -> GuardrailState {
        guard recorded == .proven, let dueAt, dueAt < now else { return recorded }
        return .stale
    }

    /// - Returns: the days as they were given; nil, for one proof that is enough, is always right.
    /// - Throws: ``Refusal`` for days that are too few or too many.
    package static func checked(_ days: Int?, field: String) throws(Refusal) -> Int? {
        if let days, !ProofSchedule.days.contains(days) { throw refusal(field) }
        return days
    }

    /// The days as somebody typed them; nothing stands for one proof that is enough.
    package static func days(typed text: String, field: String) throws(Refusal) -> Int? {
        let text = text.trimmed
        if text.isEmpty { return nil }
        guard text.utf8.count < 6, let days = Int(text) else { throw refusal(field) }
        return try checked(days, field: field)
    }

    private static func refusal(_ field: String) -> Refusal {
        Refusal(
            field: field,
            "Enter a number of days between \(days.lowerBound) and \(days.upperBound), or leave it empty.")
    }
}
