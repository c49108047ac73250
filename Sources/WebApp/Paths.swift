import Domain
import HTML

/// Every address of our own. Links and forms come from here and from nowhere else, so that an address has one spelling.
enum Paths {
    static let home = Link([])
    static let signIn = Link(["sign-in"])
    static let signOut = Link(["sign-out"])
    static let firstRun = Link(["first-run"])
    static let theme = Link(["theme"])
    static let help = Link(["help"])
    static let search = Link(["search"])
    static let bin = Link(["bin"])
    static let restorations = Link(["bin", "restorations"])

    static let incidents = Link(["incidents"])
    static let newIncident = Link(["incidents", "new"])
    static let followUps = Link(["follow-ups"])
    static let newFollowUp = Link(["follow-ups", "new"])
    static let guardrails = Link(["guardrails"])
    static let newGuardrail = Link(["guardrails", "new"])
    static let guardrailLinks = Link(["guardrail-links"])

    static let settings = Link(["settings"])
    static let profile = Link(["profile"])

    static func search(_ text: String) -> Link { Link(["search"], query: [("q", text)]) }
    static func search(_ text: String, in kind: SearchKind) -> Link {
        Link(["search"], query: [("q", text), ("kind", kind.rawValue)])
    }

    static func key(_ key: Key) -> Link {
        switch key.prefix {
        case .incident: incident(ID(key.number))
        case .guardrail: guardrail(ID(key.number))
        case .followUp: followUp(ID(key.number))
        case .premortem: premortem(ID(key.number))
        }
    }
}

extension Paths {
    static func incident(_ id: ID<Incident>) -> Link { incident(id, []) }
    static func incidentEdit(_ id: ID<Incident>) -> Link { incident(id, ["edit"]) }
    static func incidentTimes(_ id: ID<Incident>) -> Link { incident(id, ["times"]) }
    static func incidentImpact(_ id: ID<Incident>) -> Link { incident(id, ["impact"]) }
    static func incidentRoles(_ id: ID<Incident>) -> Link { incident(id, ["roles"]) }
    static func incidentTransitions(_ id: ID<Incident>) -> Link { incident(id, ["transitions"]) }
    static func incidentTransition(_ id: ID<Incident>, to state: IncidentState) -> Link {
        incident(id, ["transitions", "new"], query: [("state", state.rawValue)])
    }
    static func incidentMerger(_ id: ID<Incident>) -> Link { incident(id, ["merger"]) }
    static func incidentWeakGuardrailsReason(_ id: ID<Incident>) -> Link { incident(id, ["weak-guardrails-reason"]) }
    static func incidentDeletion(_ id: ID<Incident>) -> Link { incident(id, ["deletion"]) }

    static func timeline(_ id: ID<Incident>) -> Link { incident(id, ["timeline"]) }
    static func timelinePaste(_ id: ID<Incident>) -> Link { incident(id, ["timeline", "paste"]) }
    static func timelineBatch(_ id: ID<Incident>) -> Link { incident(id, ["timeline", "batch"]) }
    static func timelineEvent(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id, ["timeline", event.description])
    }
    static func timelineEventEdit(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id, ["timeline", event.description, "edit"])
    }
    static func timelineEventStar(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id, ["timeline", event.description, "star"])
    }
    static func timelineEventDeletion(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id, ["timeline", event.description, "deletion"])
    }
    /// The entry on its incident's page.
    static func timelineAnchor(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id).anchored("event-\(event)")
    }

    static func postmortem(_ id: ID<Incident>) -> Link { incident(id, ["postmortem"]) }
    static func newPostmortem(_ id: ID<Incident>) -> Link { incident(id, ["postmortem", "new"]) }
    static func postmortemEdit(_ id: ID<Incident>) -> Link { incident(id, ["postmortem", "edit"]) }
    /// The page on which all sections are written, at one of them.
    static func postmortemEdit(_ id: ID<Incident>, at section: String) -> Link {
        postmortemEdit(id).anchored("section-\(section)")
    }
    static func postmortemMarkdown(_ id: ID<Incident>) -> Link { incident(id, ["postmortem.md"]) }
    static func postmortemExemption(_ id: ID<Incident>) -> Link { incident(id, ["postmortem", "exemption"]) }
    /// Where a section's text is sent, and its own page for whoever has no script.
    static func postmortemSection(_ slug: String, of id: ID<Incident>) -> Link {
        incident(id, ["postmortem", "sections", slug])
    }
    static func postmortemSectionHistory(_ slug: String, of id: ID<Incident>) -> Link {
        incident(id, ["postmortem", "sections", slug, "history"])
    }
    static func postmortemSectionHistory(
        _ slug: String, of id: ID<Incident>, from: Int, to: Int
    ) -> Link {
        incident(
            id, ["postmortem", "sections", slug, "history"], query: [("from", String(from)), ("to", String(to))])
    }
    static func postmortemSectionHistory(_ slug: String, of id: ID<Incident>, page: Int) -> Link {
        incident(id, ["postmortem", "sections", slug, "history"], query: [("page", String(page))])
    }
    static func postmortemFlag(_ flag: ID<SectionFlag>, of id: ID<Incident>) -> Link {
        incident(id, ["postmortem", "flags", flag.description])
    }

    static func newFinding(_ id: ID<Incident>) -> Link { incident(id, ["findings", "new"]) }
    static func findings(_ id: ID<Incident>) -> Link { incident(id, ["findings"]) }

    private static func incident(
        _ id: ID<Incident>, _ rest: [String], query: [(name: String, value: String)] = []
    ) -> Link {
        Link(["incidents", id.key.description] + rest, query: query)
    }
}

extension Paths {
    static func finding(_ id: ID<Finding>) -> Link { Link(["findings", id.description]) }
    static func findingEdit(_ id: ID<Finding>) -> Link { Link(["findings", id.description, "edit"]) }
    static func findingDeletion(_ id: ID<Finding>) -> Link { Link(["findings", id.description, "deletion"]) }

    static func followUp(_ id: ID<FollowUp>) -> Link { Link(["follow-ups", id.key.description]) }
    static func followUpEdit(_ id: ID<FollowUp>) -> Link { Link(["follow-ups", id.key.description, "edit"]) }
    static func followUpTransitions(_ id: ID<FollowUp>) -> Link {
        Link(["follow-ups", id.key.description, "transitions"])
    }
    static func followUpTransition(_ id: ID<FollowUp>, to state: FollowUpState) -> Link {
        Link(["follow-ups", id.key.description, "transitions", "new"], query: [("state", state.rawValue)])
    }
    static func followUpDeletion(_ id: ID<FollowUp>) -> Link { Link(["follow-ups", id.key.description, "deletion"]) }
    static func newFollowUp(incident: ID<Incident>? = nil, finding: ID<Finding>? = nil) -> Link {
        Link(["follow-ups", "new"], query: query(incident: incident, finding: finding))
    }

    static func guardrail(_ id: ID<Guardrail>) -> Link { Link(["guardrails", id.key.description]) }
    static func guardrailEdit(_ id: ID<Guardrail>) -> Link { Link(["guardrails", id.key.description, "edit"]) }
    static func guardrailTransitions(_ id: ID<Guardrail>) -> Link {
        Link(["guardrails", id.key.description, "transitions"])
    }
    static func guardrailTransition(_ id: ID<Guardrail>, to state: GuardrailState) -> Link {
        Link(["guardrails", id.key.description, "transitions", "new"], query: [("state", state.rawValue)])
    }
    static func guardrailProofs(_ id: ID<Guardrail>) -> Link { Link(["guardrails", id.key.description, "proofs"]) }
    static func newGuardrailProof(_ id: ID<Guardrail>) -> Link {
        Link(["guardrails", id.key.description, "proofs", "new"])
    }
    static func guardrailDeletion(_ id: ID<Guardrail>) -> Link { Link(["guardrails", id.key.description, "deletion"]) }
    static func guardrailLinkDeletion(_ id: ID<GuardrailLink>) -> Link {
        Link(["guardrail-links", id.description, "deletion"])
    }
    /// A new guardrail that answers a finding, that a follow-up builds, or that has to do with an incident.
    static func newGuardrail(
        finding: ID<Finding>? = nil, followUp: ID<FollowUp>? = nil, incident: ID<Incident>? = nil
    ) -> Link {
        Link(["guardrails", "new"], query: query(incident: incident, finding: finding, followUp: followUp))
    }

    private static func query(
        incident: ID<Incident>? = nil, finding: ID<Finding>? = nil, followUp: ID<FollowUp>? = nil
    ) -> [(name: String, value: String)] {
        var items: [(name: String, value: String)] = []
        if let incident { items.append(("incident", incident.key.description)) }
        if let finding { items.append(("finding", finding.description)) }
        if let followUp { items.append(("follow_up", followUp.key.description)) }
        return items
    }
}

extension Paths {
    /// A merged incident itself, instead of the one it became part of.
    static func incidentOriginal(_ id: ID<Incident>) -> Link {
        Link(["incidents", id.key.description], query: [("original", "1")])
    }
}
