import Domain

/// The properties that every guardrail has to have: its kind, when it acts, and how strong it is.
struct GuardrailTraits: Sendable {
    let kind: GuardrailKind
    let position: GuardrailPosition
    let strength: Strength

    /// - Parameter prefix: what the names of the three fields begin with, such as `guardrail_`.
    init(kind: String, position: String, strength: String, prefix: String = "") throws(Refusal) {
        let chosen = (
            GuardrailKind(rawValue: kind), GuardrailPosition(rawValue: position), Strength(rawValue: strength)
        )
        var problems = Problems()
        if chosen.0 == nil { problems.add(field: "\(prefix)kind", "Choose what kind of guardrail it is.") }
        if chosen.1 == nil { problems.add(field: "\(prefix)position", "Choose when it acts.") }
        if chosen.2 == nil { problems.add(field: "\(prefix)strength", "Choose how strong it is.") }
        try problems.throwIfAny()
        guard case (let kind?, let position?, let strength?) = chosen else { throw Refusal("Fill in the form.") }
        (self.kind, self.position, self.strength) = (kind, position, strength)
    }
}
