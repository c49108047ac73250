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
    /// Whether the chain above it has the same finding, and the same follow-up.
    var repeatsFinding = false
    var repeatsFollowUp = false

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
    /// The chains of one finding, one below the other. A narrow screen leaves out what is repeated.
    static func markingRepetitions(_ chains: [ChainLink]) -> [ChainLink] {
        var marked = chains
        for index in marked.indices.dropFirst() {
            marked[index].repeatsFinding = marked[index].finding?.link == marked[index - 1].finding?.link
            marked[index].repeatsFollowUp =
                marked[index].repeatsFinding && marked[index].guardrail != nil
                && marked[index].followUp != nil && marked[index].followUp?.key == marked[index - 1].followUp?.key
        }
        return marked
    }

    /// Whether the finding needs no guardrail, such as something that went well.
    var asksForNothing: Bool {
        findingKind?.asksForGuardrail == false && createFollowUp == nil && createGuardrail == nil
    }
}
