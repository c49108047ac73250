import Domain

/// ``ProofSchedule`` as SQL, for lists that are filtered or sorted by it. It is written nowhere else, and a test
/// compares it with the rule in Swift.
enum Staleness {
    /// When the next proof of a guardrail is due, in milliseconds since 1970; NULL where none is. The index
    /// `guardrail_proof_due` holds it.
    static func dueAt(_ guardrail: StaticString = "g") -> String {
        "(\(guardrail).last_proven_at + \(guardrail).proof_every_days * 86400000)"
    }

    /// Whether a guardrail is stale; NULL stands for no.
    ///
    /// - Parameter now: the place of the argument, the present in milliseconds since 1970.
    static func isStale(_ guardrail: StaticString = "g", at now: StaticString = "?") -> String {
        "(\(guardrail).state = 'proven' AND \(dueAt(guardrail)) < \(now))"
    }

    /// Whether a guardrail is proven, and not too long ago.
    static func isProven(_ guardrail: StaticString = "g", at now: StaticString = "?") -> String {
        "(\(guardrail).state = 'proven' AND \(dueAt(guardrail)) < \(now) IS NOT TRUE)"
    }
}
