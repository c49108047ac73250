/// What somebody did in an incident or does in its review.
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
        case .guardrailLead: "Whoever was closest to the failure, if they want to: they know best how it happens."
        case .facilitator: "Leads the review and was not involved in the incident."
        case .responder: "Worked on it while it hurt."
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

/// Who holds which role, in ids.
package struct RoleAssignment: Hashable, Sendable {
    package let role: IncidentRole
    package let personID: ID<Person>

    package init(role: IncidentRole, personID: ID<Person>) {
        self.role = role
        self.personID = personID
    }
}

/// Two roles that should not be held by one person: whoever leads the safeguard stood closest to the failure, and whoever
/// leads the review should not have.
package enum RoleConflict: Equatable, Sendable {
    case facilitatorLeadsTheGuardrail
    case facilitatorResponded

    package var sentence: String {
        switch self {
        case .facilitatorLeadsTheGuardrail:
            "The facilitator is also the guardrail lead. A review is easier to speak in when somebody who was not involved leads it."
        case .facilitatorResponded:
            "The facilitator is among the responders. Ask somebody who was not involved to lead the review."
        }
    }

    package static func all(in assignments: [RoleAssignment]) -> [RoleConflict] {
        let facilitators = Set(assignments.filter { $0.role == .facilitator }.map(\.personID))
        func hold(_ role: IncidentRole) -> Bool {
            assignments.contains { $0.role == role && facilitators.contains($0.personID) }
        }
        var conflicts: [RoleConflict] = []
        if hold(.guardrailLead) { conflicts.append(.facilitatorLeadsTheGuardrail) }
        if hold(.responder) { conflicts.append(.facilitatorResponded) }
        return conflicts
    }
}
