import Domain

extension Reading {
    /// The guardrails that each follow-up of an incident adds, repairs or proves.
    package func guardrailsBuilt(byFollowUpsOf incident: ID<Incident>) throws -> [ID<FollowUp>: Set<ID<Guardrail>>] {
        let pairs = try rows(
            """
            SELECT f.id, l.guardrail_id FROM follow_up AS f JOIN guardrail_link AS l ON l.follow_up_id = f.id
            WHERE f.incident_id = ? AND l.deleted_at IS NULL AND \(visibleFollowUp("f"))
                AND \(visibleThroughGuardrail("l.guardrail_id"))
            """, [incident.rawValue]
        ) { (followUp: $0.id(FollowUp.self), guardrail: $0.id(Guardrail.self)) }
        return Dictionary(grouping: pairs, by: \.followUp).mapValues { Set($0.map(\.guardrail)) }
    }
}
