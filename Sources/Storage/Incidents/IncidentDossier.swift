import Domain
import Foundation

/// Everything that the page of one incident shows, read from one state of the database.
package struct IncidentDossier: Sendable {
    package let incident: Incident
    package let declaredByName: String?
    package let times: IncidentTimes
    package let impacts: [Impact]
    package let roles: [RoleHolder]
    package let services: [Service]
    package let timeline: [TimelineEvent]
    package let findings: [FindingChain]
    /// All of its follow-ups, with or without a finding, by due date.
    package let followUps: [FollowUpSummary]
    /// The guardrails linked to it.
    package let guardrails: [GuardrailInIncident]
    /// The guardrail that a drill is meant to prove.
    package let drill: DrillOfGuardrail?
    package let postmortem: Postmortem?
    /// Incidents that were merged into this one.
    package let mergedKeys: [Key]
    /// The deploy freezes it has caused, latest first.
    package let freezes: [FreezeSummary]
    /// Whether it would freeze deployments if it named a service.
    package let couldFreeze: Bool
    /// What was said with the reporter, if it was reported without a name.
    package let nearMiss: NearMissThread?
    /// The same of reports that were merged into it: their reporters still read answers.
    package let mergedNearMisses: [NearMissThread]
    /// Who may see it; nil for everybody.
    package let privacy: Privacy?

    package var closingCheck: ClosingCheck {
        ClosingCheck(
            postmortem: postmortem?.state,
            adrift: followUps.filter {
                $0.followUp.state.isCommitted && ($0.followUp.ownerID == nil || $0.followUp.due == nil)
            }
            .map(\.followUp.key),
            strongestGuardrail: findings.flatMap(\.guardrails).filter { $0.recordedState != .retired }.map(\.strength)
                .min { $0.rank < $1.rank },
            weakGuardrailsReason: incident.weakGuardrailsReason, kind: incident.kind)
    }
}

extension Reading {
    package func incidentDossier(_ id: ID<Incident>) throws -> IncidentDossier? {
        guard let incident = try incident(id) else { return nil }
        let followUps = try followUps(ofIncident: id).map { try hidingSuccessor(of: $0) }
        let services = try services(of: id)
        return IncidentDossier(
            incident: incident,
            declaredByName: try incident.declaredBy.flatMap { try personName($0) },
            times: try times(of: id), impacts: try impacts(of: id), roles: try roles(of: id),
            services: services, timeline: try timeline(of: id),
            findings: try findingChains(ofIncident: id, followUps: followUps), followUps: followUps,
            guardrails: try guardrails(linkedToIncident: id), drill: try drill(id), postmortem: try postmortem(of: id),
            mergedKeys: try rows(
                "SELECT i.id FROM incident AS i WHERE i.merged_into = ? AND \(visibleIncident("i"))", [id.rawValue]
            ) { $0.id(Incident.self).key },
            freezes: try freezes(ofIncident: id), couldFreeze: try services.isEmpty && couldFreeze(incident),
            nearMiss: incident.declaredBy == nil ? try nearMissThread(of: id) : nil,
            mergedNearMisses: try nearMissThreads(mergedInto: id),
            privacy: incident.isPrivate ? try privacy(of: .incident(id)) : nil)
    }

    private func couldFreeze(_ incident: Incident) throws -> Bool {
        let settings = try freezeSettings()
        return incident.state == .active && incident.kind == .incident && settings.scope == .services
            && settings.severities.contains(incident.severity)
    }

    func personName(_ id: ID<Person>) throws -> String? {
        try first("SELECT name FROM person WHERE id = ?", [id.rawValue]) { $0.text() }
    }
}
