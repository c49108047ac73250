import Domain
import HTML

extension Paths {
    static let followUps = Link(["follow-ups"])
    static let newFollowUp = Link(["follow-ups", "new"])
    static func followUp(_ id: ID<FollowUp>) -> Link { within(id) }
    static func followUpEdit(_ id: ID<FollowUp>) -> Link { within(id, "edit") }
    static func followUpTransitions(_ id: ID<FollowUp>) -> Link {
        within(id, "transitions")
    }
    static func followUpTransition(_ id: ID<FollowUp>, to state: FollowUpState) -> Link {
        within(id, "transitions", "new", query: [("state", state.rawValue)])
    }
    static func followUpDeletion(_ id: ID<FollowUp>) -> Link { within(id, "deletion") }
    static func newFollowUp(incident: ID<Incident>? = nil, finding: ID<Finding>? = nil) -> Link {
        Link(["follow-ups", "new"], query: query(incident: incident, finding: finding))
    }

    static let followUpBatches = Link(["follow-ups", "changes"])
    static let newFollowUpBatch = Link(["follow-ups", "changes", "new"])

    static let profileCalendar = Link(["profile", "calendar"])
    static let profileCalendarRevocation = Link(["profile", "calendar", "revocation"])

    /// The token is in the query, which our logs do not keep.
    static func calendar(token: String) -> Link { Link(["calendar.ics"], query: [("token", token)]) }

    static func newFollowUp(repairing guardrail: ID<Guardrail>) -> Link {
        Link(["follow-ups", "new"], query: [("guardrail", guardrail.key.description)])
    }

    /// A follow-up that answers a finding and builds the guardrail that it asked for.
    static func newFollowUp(finding: ID<Finding>, adding guardrail: ID<Guardrail>) -> Link {
        Link(
            ["follow-ups", "new"],
            query: query(finding: finding) + [("guardrail", guardrail.key.description)])
    }

    static func newFollowUp(bringing guardrail: ID<Guardrail>, to service: ID<Service>) -> Link {
        Link(
            ["follow-ups", "new"],
            query: [("guardrail", guardrail.key.description), ("service", service.description)])
    }

    /// The address that a new follow-up about a finding is sent to.
    static func followUps(finding: ID<Finding>) -> Link {
        Link(["follow-ups"], query: [("finding", finding.description)])
    }

    static func followUps(incident: ID<Incident>) -> Link {
        Link(["follow-ups"], query: [("incident", incident.key.description)])
    }

    /// - Parameter work: work on a guardrail in the register.
    static func followUps(for work: GuardrailWork, finding: ID<Finding>?) -> Link {
        Link(["follow-ups"], query: query(finding: finding) + work.query)
    }

    /// The open follow-ups of an owner.
    static func followUps(ownedBy owner: ID<Person>) -> Link {
        followUps(filteredBy: [("owner", owner.description)])
    }

    static func followUps(filteredBy choices: [(name: String, value: String)]) -> Link {
        list("follow-ups", filteredBy: choices)
    }

    private static func within(
        _ id: ID<FollowUp>, _ rest: String..., query: [(name: String, value: String)] = []
    ) -> Link {
        Link(["follow-ups", id.key.description] + rest, query: query)
    }
}
