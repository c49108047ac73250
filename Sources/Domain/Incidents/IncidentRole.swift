/// The part somebody has in an incident or its review.
package enum IncidentRole: String, CaseIterable, Sendable {
    case guardrailLead = "guardrail_lead"
    case facilitator
    case incidentCommander = "incident_commander"
    case communications
    case responder
    case scribe

    package var label: String {
        switch self {
        case .guardrailLead: "Guardrail lead"
        case .facilitator: "Facilitator"
        case .incidentCommander: "Incident commander"
        case .communications: "Communications"
        case .responder: "Responder"
        case .scribe: "Scribe"
        }
    }

    package var help: String {
        switch self {
        case .guardrailLead: "The person closest to the failure, if they want to: they know best how it happens."
        case .facilitator: "Leads the review and was not involved in the incident."
        case .incidentCommander: "Decides what happens next, and who does it."
        case .communications: "Tells customers and colleagues what is going on."
        case .responder: "Helped to end the incident."
        case .scribe: "Keeps the timeline."
        }
    }

    /// Several people may hold it.
    package var isShared: Bool { self == .responder }

    /// How somebody in this role appears on a published page, unless they chose to be named.
    package var publicName: String {
        switch self {
        case .guardrailLead: "the guardrail lead"
        case .facilitator: "the facilitator"
        case .incidentCommander: "the incident commander"
        case .communications: "the person responsible for communications"
        case .responder: "a responder"
        case .scribe: "the scribe"
        }
    }

    /// The message to somebody who takes the role: "You are now …".
    package var holderName: String {
        switch self {
        case .guardrailLead, .facilitator, .incidentCommander, .scribe: publicName
        case .communications: "responsible for communications"
        case .responder: "a responder"
        }
    }

    /// The roles that are worth taking at once in this state, without those that somebody has already.
    package static func vacant(in state: IncidentState, held: Set<IncidentRole>) -> [IncidentRole] {
        let roles: [IncidentRole] =
            switch state {
            case .reported, .active, .mitigated: [.incidentCommander, .communications, .responder, .scribe]
            case .resolved, .postIncident: [.guardrailLead, .facilitator]
            case .closed, .dismissed, .merged: []
            }
        return roles.filter { $0.isShared || !held.contains($0) }
    }
}
