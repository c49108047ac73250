import Domain
import Foundation
import Storage

extension DemoTelling {
    mutating func addFindings(of incident: DemoIncident) throws {
        let change = try acting(incident.head.roles.guardrailLead, at: review(of: incident))
        let id = try find(incident.name, in: incidents, "incident")
        for finding in incident.head.findings {
            findings["\(incident.name) \(finding.key)"] = try change.addFinding(
                to: id, FindingEdit(kind: finding.kind.value, title: finding.title, detail: finding.detail))
        }
    }

    mutating func addGuardrails() throws {
        for incident in story.incidents {
            for guardrail in incident.head.guardrails {
                let change = try acting(incident.head.roles.guardrailLead, at: beginning(of: guardrail, in: incident))
                guardrails[guardrail.key] = try change.addGuardrail(
                    GuardrailEdit(
                        name: guardrail.name, statement: guardrail.statement, kind: guardrail.kind.value,
                        position: guardrail.position.value, strength: guardrail.strength.value,
                        ownerTeamID: try find(guardrail.ownerTeam, in: teams, "team"),
                        proofMethod: guardrail.proofMethod?.value, proofEveryDays: guardrail.proofEveryDays,
                        bypass: guardrail.bypass,
                        services: Set(try guardrail.services.map { try find($0, in: services, "service") }),
                        evidence: (guardrail.evidence ?? []).map { Evidence(label: $0.label, address: $0.url) }),
                    state: guardrail.firstState)
            }
        }
    }

    /// The earliest time at which the guardrail is known: a proof, an incident, or the review that asked for it.
    private func beginning(of guardrail: DemoGuardrail, in incident: DemoIncident) -> Date {
        let met = (guardrail.links ?? []).filter { $0.relation.value.isMeeting }.compactMap { link in
            story.incidents.first { $0.name == (link.incident == "self" ? incident.name : link.incident) }?.head.day
        }
        let days = (guardrail.proofs ?? []).map(\.day) + met.map { $0 - 1 }
        return ([review(of: incident)] + days.map { calendar.instant($0, hour: 8) }).min() ?? review(of: incident)
    }
}

extension DemoGuardrail {
    /// The state in which it was added; proofs, incidents and retirement come later.
    fileprivate var firstState: GuardrailState {
        switch state.value {
        case .proposed, .building: state.value
        case .inPlace, .proven, .stale, .degraded, .retired: .inPlace
        }
    }
}

extension GuardrailRelation {
    /// Whether the guardrail was there when the incident happened.
    fileprivate var isMeeting: Bool {
        switch self {
        case .failedIn, .bypassedIn, .heldIn: true
        case .proposedBy, .addedBy, .repairedBy, .provenBy, .wouldHaveCaught, .absentIn, .mitigates: false
        }
    }
}
