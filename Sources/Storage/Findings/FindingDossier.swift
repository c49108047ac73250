import Domain
import Foundation

/// Everything that the page of one finding shows, read from one state of the database.
package struct FindingDossier: Sendable {
    package let finding: Finding
    package let incident: IncidentSummary
    package let quotation: Quotation?
    /// Its follow-ups by due date, each with the guardrails it leaves behind.
    package let followUps: [FindingAnswer]
    /// The guardrails that the finding itself asked for, whether or not one of its follow-ups builds them.
    package let askedFor: [LinkedGuardrail]
    package let history: [AuditEntry]

    /// The guardrails in ``askedFor`` that none of its follow-ups builds.
    package var unbuilt: [LinkedGuardrail] {
        let built = Set(followUps.flatMap(\.guardrails).map(\.guardrail.id))
        return askedFor.filter { !built.contains($0.guardrail.id) }
    }

    package func state(at now: Date) -> ChainState {
        let guardrails = followUps.flatMap(\.guardrails) + askedFor
        return ChainState.of(
            finding.kind, guardrails: guardrails.map { $0.guardrail.state(at: now) },
            hasFollowUp: followUps.contains { ![.declined, .superseded].contains($0.followUp.followUp.state) })
    }
}

/// A follow-up that answers a finding, with the guardrails it leaves behind.
package struct FindingAnswer: Sendable {
    package let followUp: FollowUpSummary
    package let guardrails: [LinkedGuardrail]
}

/// A guardrail as seen from a record that it is linked to.
package struct LinkedGuardrail: Equatable, Sendable {
    package let link: ID<GuardrailLink>
    package let relation: GuardrailRelation
    package let guardrail: GuardrailSummary

    package init(link: ID<GuardrailLink>, relation: GuardrailRelation, guardrail: GuardrailSummary) {
        self.link = link
        self.relation = relation
        self.guardrail = guardrail
    }
}

extension Reading {
    package func findingDossier(_ id: ID<Finding>) throws -> FindingDossier? {
        guard let finding = try finding(id), let incident = try incidentSummary(finding.incidentID) else { return nil }
        return FindingDossier(
            finding: finding, incident: incident, quotation: try quotation(in: id),
            followUps: try followUps(answering: id).map { followUp in
                let links = try guardrails(linkedTo: "l.follow_up_id", followUp.followUp.id.rawValue)
                return FindingAnswer(followUp: followUp, guardrails: links)
            },
            askedFor: try guardrails(linkedTo: "l.finding_id", id.rawValue), history: try history(of: id))
    }

    /// The findings of an incident, for choosing one.
    package func findings(ofIncident id: ID<Incident>) throws -> [Finding] {
        try rows(
            """
            SELECT \(Finding.columns) FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
            WHERE n.incident_id = ? AND n.deleted_at IS NULL AND \(visibleIncident("i")) ORDER BY n.id
            """, [id.rawValue]
        ) { try Finding(&$0) }
    }

    /// An incident as a row of a list.
    package func incidentSummary(_ id: ID<Incident>) throws -> IncidentSummary? {
        try first(
            "SELECT \(IncidentSummary.columns) FROM incident AS i WHERE i.id = ? AND \(visibleIncident("i"))",
            [id.rawValue]
        ) { try IncidentSummary(&$0) }
    }

    private func followUps(answering id: ID<Finding>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            WHERE f.finding_id = ? AND \(visibleFollowUp("f")) ORDER BY f.due IS NULL, f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    private func guardrails(linkedTo column: StaticString, _ number: Int64) throws -> [LinkedGuardrail] {
        try rows(
            """
            SELECT l.id, l.relation, \(GuardrailSummary.columns)
            FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE \(column) = ? AND l.deleted_at IS NULL AND \(visibleGuardrail("g")) ORDER BY l.id
            """, [number]
        ) { LinkedGuardrail(link: $0.id(), relation: try $0.value(), guardrail: try GuardrailSummary(&$0)) }
    }
}
