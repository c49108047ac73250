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

/// An assignment of a role to a person, by ids.
package struct RoleAssignment: Hashable, Sendable {
    package let role: IncidentRole
    package let personID: ID<Person>

    package init(role: IncidentRole, personID: ID<Person>) {
        self.role = role
        self.personID = personID
    }
}

/// Two roles that one person should not hold: the person who leads the safeguard was closest to the failure, and the
/// person who leads the review should not have been involved.
package enum RoleConflict: Equatable, Sendable {
    case facilitatorLeadsTheGuardrail
    case facilitatorResponded

    package var sentence: String {
        switch self {
        case .facilitatorLeadsTheGuardrail:
            "The facilitator is also the guardrail lead. People speak more freely in a review led by somebody who was not involved."
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
