/// The conditions that an incident must meet before it can close.
package struct ClosingCheck: Equatable, Sendable {
    package var postmortem: PostmortemState?
    /// Keys of committed follow-ups that are neither done nor on the open list with an owner and a due date.
    package var adrift: [Key]
    /// The strongest guardrail that answers one of its findings, in place or not.
    package var strongestGuardrail: Strength?
    package var weakGuardrailsReason: String
    package var kind: IncidentKind

    package init(
        postmortem: PostmortemState?, adrift: [Key], strongestGuardrail: Strength?, weakGuardrailsReason: String,
        kind: IncidentKind
    ) {
        self.postmortem = postmortem
        self.adrift = adrift
        self.strongestGuardrail = strongestGuardrail
        self.weakGuardrailsReason = weakGuardrailsReason
        self.kind = kind
    }

    /// The unmet conditions, in sentences that say what to do; empty if the incident can close.
    package var missing: [Refusal.Problem] {
        var problems: [Refusal.Problem] = []
        switch postmortem {
        case .published, .notRequired, .archived: break
        case .draft, .inReview, .changesRequested, .approved, .none:
            problems.append(
                .init(field: "postmortem", "Publish the postmortem, or enter why none is required."))
        }
        if !adrift.isEmpty {
            let keys = adrift.map(\.description).joined(separator: ", ")
            problems.append(.init(field: "follow-ups", "Give \(keys) an owner and a due date, or finish the work."))
        }
        if needsReasonForWeakGuardrails && weakGuardrailsReason.isEmpty {
            problems.append(
                .init(
                    field: "weak_guardrails_reason",
                    "None of its guardrails is strong or medium. Add one, or enter the reason why not."))
        }
        return problems
    }

    package var needsReasonForWeakGuardrails: Bool {
        switch strongestGuardrail?.grade {
        case .strong, .medium: false
        case .weak, .none: true
        }
    }
}
