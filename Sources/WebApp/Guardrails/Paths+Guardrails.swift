import Domain
import HTML

extension Paths {
    static let guardrails = Link(["guardrails"])
    static let newGuardrail = Link(["guardrails", "new"])
    static let guardrailLinks = Link(["guardrail-links"])
    static func guardrail(_ id: ID<Guardrail>) -> Link { within(id) }
    /// The page of a guardrail with a way back to the record that it was added from.
    static func guardrail(_ id: ID<Guardrail>, from origin: Key?) -> Link { within(id, query: query(from: origin)) }
    static func guardrailEdit(_ id: ID<Guardrail>) -> Link { within(id, "edit") }
    static func guardrailTransitions(_ id: ID<Guardrail>) -> Link {
        within(id, "transitions")
    }
    static func guardrailTransition(_ id: ID<Guardrail>, to state: GuardrailState) -> Link {
        within(id, "transitions", "new", query: [("state", state.rawValue)])
    }
    static func guardrailProofs(_ id: ID<Guardrail>) -> Link { within(id, "proofs") }
    static func guardrailDeletion(_ id: ID<Guardrail>) -> Link { within(id, "deletion") }
    static func guardrailLinkDeletion(_ id: ID<GuardrailLink>) -> Link {
        Link(["guardrail-links", id.description, "deletion"])
    }
    /// The form for a new guardrail that answers a finding, is built by a follow-up, or is related to an incident.
    static func newGuardrail(
        finding: ID<Finding>? = nil, followUp: ID<FollowUp>? = nil, incident: ID<Incident>? = nil
    ) -> Link {
        Link(["guardrails", "new"], query: query(incident: incident, finding: finding, followUp: followUp))
    }

    static let coverage = Link(["guardrails", "coverage"])
    static func coverage(filteredBy choices: [(name: String, value: String)]) -> Link {
        Link(["guardrails", "coverage"], query: choices.filter { !$0.value.isEmpty })
    }

    static func retrodiction(_ id: ID<Guardrail>, from origin: Key? = nil) -> Link {
        within(id, "retrodiction", query: query(from: origin))
    }
    static func newGuardrailDrill(_ id: ID<Guardrail>) -> Link { within(id, "drills", "new") }
    static func guardrailDrills(_ id: ID<Guardrail>) -> Link { within(id, "drills") }

    /// The form for a proof of a guardrail by a drill or an incident.
    static func newGuardrailProof(_ id: ID<Guardrail>, by incident: ID<Incident>) -> Link {
        within(id, "proofs", "new", query: [("incident", incident.key.description)])
    }

    /// One guardrail in one service.
    static func coverageCell(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        within(id, "services", service.description)
    }
    static func coverageProtection(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        within(id, "services", service.description, "protection")
    }
    static func guardrailExemption(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        within(id, "services", service.description, "exemption")
    }
    static func guardrailExemptionDeletion(_ id: ID<Guardrail>, _ service: ID<Service>) -> Link {
        within(id, "services", service.description, "exemption", "deletion")
    }

    /// The list of services that lack a guardrail.
    static func guardrailGaps(_ id: ID<Guardrail>) -> Link { within(id, "gaps") }
    static func newGuardrailGapFollowUps(_ id: ID<Guardrail>) -> Link { within(id, "gaps", "follow-ups", "new") }
    static func guardrailGapFollowUps(_ id: ID<Guardrail>) -> Link { within(id, "gaps", "follow-ups") }

    /// The address that a new guardrail with links to other records is sent to.
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

    static func guardrails(filteredBy choices: [(name: String, value: String)]) -> Link {
        list("guardrails", filteredBy: choices)
    }

    static func newGuardrailProof(_ id: ID<Guardrail>) -> Link { within(id, "proofs", "new") }

    private static func query(from origin: Key?) -> [(name: String, value: String)] {
        origin.map { [("from", $0.description)] } ?? []
    }

    private static func within(
        _ id: ID<Guardrail>, _ rest: String..., query: [(name: String, value: String)] = []
    ) -> Link {
        Link(["guardrails", id.key.description] + rest, query: query)
    }
}
