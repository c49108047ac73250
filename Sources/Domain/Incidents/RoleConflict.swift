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
        if [.responder, .incidentCommander, .communications].contains(where: hold) {
            conflicts.append(.facilitatorResponded)
        }
        return conflicts
    }
}
