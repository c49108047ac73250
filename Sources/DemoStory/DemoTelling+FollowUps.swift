import Domain
import Foundation
import Storage

extension DemoTelling {
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
