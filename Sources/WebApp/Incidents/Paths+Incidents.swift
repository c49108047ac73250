import Domain
import HTML

extension Paths {
    static let incidents = Link(["incidents"])
    static let newIncident = Link(["incidents", "new"])
    static func incident(_ id: ID<Incident>) -> Link { within(id) }
    static func incidentEdit(_ id: ID<Incident>) -> Link { within(id, "edit") }
    static func incidentTimes(_ id: ID<Incident>) -> Link { within(id, "times") }
    static func incidentImpact(_ id: ID<Incident>) -> Link { within(id, "impact") }
    static func incidentRoles(_ id: ID<Incident>) -> Link { within(id, "roles") }
    static func incidentOwnRole(_ id: ID<Incident>) -> Link { within(id, "own-role") }
    static func incidentTransitions(_ id: ID<Incident>) -> Link { within(id, "transitions") }
    /// The name of the field in the address that asks to open an incident again which was closed a moment ago.
    static let undoneClosing = "undo-closing"
    static func undoClosing(_ id: ID<Incident>) -> Link { within(id, "transitions", query: [(undoneClosing, "1")]) }
    static func incidentTransition(_ id: ID<Incident>, to state: IncidentState) -> Link {
        within(id, "transitions", "new", query: [("state", state.rawValue)])
    }
    /// The form with all states that the incident can move to.
    static func incidentTransition(_ id: ID<Incident>) -> Link { within(id, "transitions", "new") }
    static func incidentMerger(_ id: ID<Incident>) -> Link { within(id, "merger") }
    static func incidentWeakGuardrailsReason(_ id: ID<Incident>) -> Link { within(id, "weak-guardrails-reason") }
    static func incidentDeletion(_ id: ID<Incident>) -> Link { within(id, "deletion") }
    /// The page of a merged incident itself, instead of the one it was merged into.
    static func incidentOriginal(_ id: ID<Incident>) -> Link {
        Link(["incidents", id.key.description], query: [("original", "1")])
    }

    static func incidents(filteredBy choices: [(name: String, value: String)]) -> Link {
        list("incidents", filteredBy: choices)
    }

    /// For addresses below that of an incident, each of which has its own function here or in its feature.
    static func within(
        _ id: ID<Incident>, _ rest: String..., query: [(name: String, value: String)] = []
    ) -> Link {
        Link(["incidents", id.key.description] + rest, query: query)
    }
}
