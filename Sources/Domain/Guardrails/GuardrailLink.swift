/// One connection of a guardrail to a finding, a follow-up, an incident or a risk.
package struct GuardrailLink: Equatable, Sendable {
    /// The target, of the kind that its relation requires.
    package enum Target: Hashable, Sendable {
        case finding(ID<Finding>)
        case followUp(ID<FollowUp>)
        case incident(ID<Incident>)
        case risk(ID<Risk>)

        package var end: GuardrailRelation.OtherEnd {
            switch self {
            case .finding: .finding
            case .followUp: .followUp
            case .incident: .incident
            case .risk: .risk
            }
        }
    }

    package let id: ID<GuardrailLink>
    package let guardrailID: ID<Guardrail>
    package let relation: GuardrailRelation
    package let target: Target

    package init(id: ID<GuardrailLink>, guardrailID: ID<Guardrail>, relation: GuardrailRelation, target: Target) {
        self.id = id
        self.guardrailID = guardrailID
        self.relation = relation
        self.target = target
    }
}
