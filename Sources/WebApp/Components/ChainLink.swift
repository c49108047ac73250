import Domain
import HTML

/// The chain from a finding to its follow-up and guardrail. A missing part is nil and shown as a gap.
struct ChainLink: Sendable {
    var finding: (title: String, link: Link)?
    var findingKind: FindingKind?
    var followUp: (key: Key, title: String, state: FollowUpState, link: Link)?
    var guardrail: (key: Key, name: String, state: GuardrailState, grade: Strength.Grade, link: Link)?
    /// The form for the missing part; nil if the person may not add it or none is needed.
    var createFollowUp: Link?
    var createGuardrail: Link?

    init(
        finding: (title: String, link: Link)? = nil, findingKind: FindingKind? = nil,
        followUp: (key: Key, title: String, state: FollowUpState, link: Link)? = nil,
        guardrail: (key: Key, name: String, state: GuardrailState, grade: Strength.Grade, link: Link)? = nil,
        createFollowUp: Link? = nil, createGuardrail: Link? = nil
    ) {
        self.finding = finding
        self.findingKind = findingKind
        self.followUp = followUp
        self.guardrail = guardrail
        self.createFollowUp = createFollowUp
        self.createGuardrail = createGuardrail
    }
}

extension ChainLink {
    /// Whether the finding needs no guardrail, such as something that went well.
    var asksForNothing: Bool {
        findingKind?.asksForGuardrail == false && createFollowUp == nil && createGuardrail == nil
    }
}
