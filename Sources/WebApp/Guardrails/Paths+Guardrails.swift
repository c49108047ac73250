import Domain
import HTML

extension Paths {
    static let coverage = Link(["guardrails", "coverage"])

    static func retrodiction(_ id: ID<Guardrail>) -> Link { guardrail(id, ["retrodiction"]) }
    static func newGuardrailDrill(_ id: ID<Guardrail>) -> Link { guardrail(id, ["drills", "new"]) }
    static func guardrailDrills(_ id: ID<Guardrail>) -> Link { guardrail(id, ["drills"]) }

    /// A proof of a guardrail by a drill or an incident.
    static func newGuardrailProof(_ id: ID<Guardrail>, by incident: ID<Incident>) -> Link {
        Link(["guardrails", id.key.description, "proofs", "new"], query: [("incident", incident.key.description)])
    }

    /// One guardrail in one service.
    static func coverageCell(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        guardrail(id, ["services", service.description])
    }
    static func coverageProtection(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        guardrail(id, ["services", service.description, "protection"])
    }
    static func guardrailExemption(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        guardrail(id, ["services", service.description, "exemption"])
    }
    static func guardrailExemptionDeletion(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        guardrail(id, ["services", service.description, "exemption", "deletion"])
    }

    /// Every service that lacks it.
    static func guardrailGaps(_ id: ID<Guardrail>) -> Link { guardrail(id, ["gaps"]) }
    static func newGuardrailGapFollowUps(_ id: ID<Guardrail>) -> Link { guardrail(id, ["gaps", "follow-ups", "new"]) }
    static func guardrailGapFollowUps(_ id: ID<Guardrail>) -> Link { guardrail(id, ["gaps", "follow-ups"]) }

    static func guardrail(_ id: ID<Guardrail>, _ rest: [String]) -> Link {
        Link(["guardrails", id.key.description] + rest)
    }

    /// Where a new guardrail that belongs to something is sent.
    static func guardrails(
        finding: ID<Finding>?, followUp: ID<FollowUp>?, incident: ID<Incident>?, entry: String?
    ) -> Link {
        var items: [(name: String, value: String)] = []
        if let finding { items.append(("finding", finding.description)) }
        if let followUp { items.append(("follow_up", followUp.key.description)) }
        if let incident { items.append(("incident", incident.key.description)) }
        if let entry { items.append(("entry", entry)) }
        return Link(["guardrails"], query: items)
    }
}
