/// The part somebody has in an incident or its review.
package enum IncidentRole: String, CaseIterable, Sendable {
    case guardrailLead = "guardrail_lead"
    case facilitator
    case responder
    case scribe

    package var label: String {
        switch self {
        case .guardrailLead: "Guardrail lead"
        case .facilitator: "Facilitator"
        case .responder: "Responder"
        case .scribe: "Scribe"
        }
    }

    package var help: String {
        switch self {
        case .guardrailLead: "The person closest to the failure, if they want to: they know best how it happens."
        case .facilitator: "Leads the review and was not involved in the incident."
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
        case .responder: "a responder"
        case .scribe: "the scribe"
        }
    }
}
