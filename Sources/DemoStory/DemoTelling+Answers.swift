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

    mutating func addFollowUps() throws {
        for incident in story.incidents {
            for followUp in incident.head.followUps {
                let id = try add(followUp, of: incident)
                followUps.append(id)
                if let key = followUp.key { followUpKeys[key] = id }
            }
        }
        var ids = followUps.makeIterator()
        for incident in story.incidents {
            for followUp in incident.head.followUps {
                if let id = ids.next() { try move(followUp, id, of: incident) }
            }
        }
    }

    private func add(_ followUp: DemoFollowUp, of incident: DemoIncident) throws -> ID<FollowUp> {
        let change = try acting(followUp.owner ?? incident.head.roles.guardrailLead, at: review(of: incident))
        let team = try followUp.owner.flatMap { teamsOfPeople[$0] }.map { try find($0, in: teams, "team") }
        let isPromise = followUp.owner != nil && followUp.dueDay != nil
        return try change.addFollowUp(
            FollowUpEdit(
                title: followUp.title, detail: followUp.detail ?? "",
                ownerID: try followUp.owner.map { try find($0, in: people, "person") }, teamID: team,
                due: followUp.dueDay.map(calendar.day), evidenceAddress: followUp.evidenceURL ?? ""),
            incident: try find(incident.name, in: incidents, "incident"),
            finding: try followUp.finding.map { try find("\(incident.name) \($0)", in: findings, "finding") },
            state: isPromise ? .committed : .proposed)
    }

    private func move(_ followUp: DemoFollowUp, _ id: ID<FollowUp>, of incident: DemoIncident) throws {
        let state = followUp.state.value
        let person = followUp.owner ?? incident.head.roles.guardrailLead
        let started = review(of: incident).addingTimeInterval(86_400)
        func move(to state: FollowUpState, at instant: Date, by person: String) throws {
            try acting(person, at: instant).moveFollowUp(
                id,
                FollowUpMove(
                    state: state, reason: followUp.reason ?? "",
                    supersededBy: try followUp.supersededBy.map { try find($0, in: followUpKeys, "follow-up") }))
        }
        let done = followUp.doneDay.map { calendar.instant($0, hour: 15) } ?? started
        switch state {
        case .proposed, .committed: return
        case .inProgress, .declined: try move(to: state, at: started, by: person)
        case .superseded: try move(to: state, at: stage.now, by: person)
        case .done: try move(to: .done, at: done, by: person)
        case .verified:
            try move(to: .done, at: done, by: person)
            try move(to: .verified, at: done.addingTimeInterval(86_400), by: incident.head.roles.facilitator)
        }
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
