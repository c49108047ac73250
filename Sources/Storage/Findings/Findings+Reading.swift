import Domain
import Foundation

extension Finding {
    static let columns = "n.id, n.incident_id, n.kind, n.title, n.detail, n.version, n.created_at, n.updated_at"

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), incidentID: columns.id(), kind: try columns.value(), title: columns.text(),
            detail: columns.text(), version: columns.int(), createdAt: columns.date(), updatedAt: columns.date())
    }
}

/// A finding with the follow-ups and guardrails that answer it.
package struct FindingChain: Sendable {
    package let finding: Finding
    package let followUps: [FollowUpSummary]
    /// The guardrails that the finding asked for or that one of its follow-ups builds.
    package let guardrails: [GuardrailSummary]
    /// The guardrails that each of its follow-ups adds, repairs or proves.
    package let built: [ID<FollowUp>: Set<ID<Guardrail>>]

    /// The guardrails that a follow-up leaves behind.
    package func guardrails(of followUp: FollowUp) -> [GuardrailSummary] {
        guardrails.filter { built[followUp.id]?.contains($0.id) ?? false }
    }

    /// The guardrails that the finding asked for and that none of its follow-ups builds.
    package var unbuilt: [GuardrailSummary] {
        let all = built.values.reduce(into: Set()) { $0.formUnion($1) }
        return guardrails.filter { !all.contains($0.id) }
    }

    package func state(at now: Date) -> ChainState {
        ChainState.of(
            finding.kind, guardrails: guardrails.map { $0.state(at: now) },
            hasFollowUp: followUps.contains { $0.followUp.state != .declined && $0.followUp.state != .superseded })
    }
}

extension Reading {
    package func finding(_ id: ID<Finding>) throws -> Finding? {
        try first(
            """
            SELECT \(Finding.columns) FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
            WHERE n.id = ? AND n.deleted_at IS NULL AND \(visibleIncident("i"))
            """, [id.rawValue]
        ) { try Finding(&$0) }
    }

    func findingChains(ofIncident id: ID<Incident>, followUps: [FollowUpSummary]) throws -> [FindingChain] {
        let findings = try rows(
            """
            SELECT \(Finding.columns) FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
            WHERE n.incident_id = ? AND n.deleted_at IS NULL AND \(visibleIncident("i")) ORDER BY n.id
            """, [id.rawValue]
        ) { try Finding(&$0) }
        if findings.isEmpty { return [] }
        let asked: [(finding: ID<Finding>, guardrail: GuardrailSummary)] = try rows(
            """
            SELECT n.id, \(GuardrailSummary.columns)
            FROM finding AS n
                JOIN guardrail_link AS l ON l.finding_id = n.id AND l.deleted_at IS NULL
                JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE n.incident_id = ? AND n.deleted_at IS NULL AND \(visibleGuardrail("g"))
            UNION
            SELECT f.finding_id, \(GuardrailSummary.columns)
            FROM follow_up AS f
                JOIN guardrail_link AS l ON l.follow_up_id = f.id AND l.deleted_at IS NULL
                JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE f.incident_id = ? AND f.finding_id IS NOT NULL AND f.deleted_at IS NULL AND \(visibleGuardrail("g"))
            ORDER BY 2
            """, [id.rawValue, id.rawValue]
        ) { ($0.id(), try GuardrailSummary(&$0)) }
        let built = try guardrailsBuilt(byFollowUpsOf: id)
        let guardrailsByFinding = Dictionary(grouping: asked, by: \.finding)
        let followUpsByFinding = Dictionary(grouping: followUps) { $0.followUp.findingID }
        return findings.map { finding in
            let followUps = followUpsByFinding[finding.id] ?? []
            let ids = Set(followUps.map(\.followUp.id))
            return FindingChain(
                finding: finding, followUps: followUps,
                guardrails: guardrailsByFinding[finding.id]?.map(\.guardrail) ?? [],
                built: built.filter { ids.contains($0.key) })
        }
    }
}
