import Domain
import Foundation
import Storage

extension DemoTelling {
    mutating func declare(_ incident: DemoIncident) throws {
        let head = incident.head
        guard let severity = Severity(level: head.severity) else {
            throw DemoProblem("\(head.severity) is not a severity.")
        }
        let change = try acting(head.roles.responders.first ?? head.roles.scribe, at: try declaredAt(head))
        let id = try change.declare(
            IncidentDeclaration(title: head.title, severity: severity, kind: head.kind.value))
        incidents[incident.name] = id
        try change.edit(
            id,
            IncidentEdit(
                title: head.title, kind: head.kind.value, severity: severity, summary: head.summary,
                howNoticed: head.noticedHow, surprise: head.surprise,
                services: Set(try head.services.map { try find($0, in: services, "service") })), from: 1)
        try change.setTimes(of: id, try times(head))
        try change.setImpacts(of: id, try impacts(head))
        try change.setRoles(of: id, try roles(head))
        let events = try change.addToTimeline(
            of: id,
            try head.timeline.map { event in
                let moment = try calendar.moment(DemoTime(day: event.day, at: event.at, precision: event.precision))
                return TimelineEventEdit(moment: moment, text: event.text)
            })
        for (event, id) in zip(head.timeline, events) where event.starred ?? false {
            try change.starTimelineEvent(id)
        }
    }

    private func declaredAt(_ head: DemoIncidentHead) throws -> Date {
        let marks = [IncidentMark.raised, .noticed, .started].compactMap { head.times[$0.rawValue] }
        return try marks.lazy.compactMap { try calendar.moment($0).instant }.first
            ?? calendar.instant(head.day, hour: 12)
    }

    private func times(_ head: DemoIncidentHead) throws -> IncidentTimes {
        var times = IncidentTimes()
        for (name, time) in head.times {
            guard let mark = IncidentMark(rawValue: name) else {
                throw DemoProblem("“\(name)” is not one of the times of an incident.")
            }
            times[mark] = try calendar.moment(time)
        }
        return times
    }

    private func impacts(_ head: DemoIncidentHead) throws -> [Impact] {
        try head.impact.map { name, amount in
            guard let kind = ImpactKind(rawValue: name) else { throw DemoProblem("“\(name)” is not a kind of impact.") }
            return Impact(
                kind: kind, certainty: amount.certainty.value, quantity: amount.quantity, note: amount.note ?? "")
        }
    }

    private func roles(_ head: DemoIncidentHead) throws -> Set<RoleAssignment> {
        let held: [(IncidentRole, String)] =
            [
                (.guardrailLead, head.roles.guardrailLead), (.facilitator, head.roles.facilitator),
                (.scribe, head.roles.scribe),
            ] + head.roles.responders.map { (.responder, $0) }
        return Set(
            try held.map { RoleAssignment(role: $0.0, personID: try find($0.1, in: people, "person")) })
    }

    /// The start of its review: the day after the incident was over.
    func review(of incident: DemoIncident) -> Date {
        let times = incident.head.times
        let over = times["resolved"]?.day ?? times["noticed"]?.day ?? incident.head.day
        return calendar.instant(over + 1, hour: 9)
    }
}
