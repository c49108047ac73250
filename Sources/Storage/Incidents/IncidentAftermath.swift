import Domain

/// An incident that is over, with the next thing to do about it.
package struct IncidentAftermath: Sendable {
    package let id: ID<Incident>
    package let title: String
    package let severity: Severity
    package let state: IncidentState
    package let step: AftermathStep
    /// The finding without a guardrail, if there is exactly one.
    package let finding: ID<Finding>?

    package var key: Key { id.key }
}

extension Reading {
    /// The incidents that are over and wait for a next step, latest first: from those that are resolved and those in
    /// post-incident work, so many of each at most are looked at.
    package func incidentAftermaths(atMost limit: Int, lookingAt most: Int = 50) throws -> [IncidentAftermath] {
        let candidates = [IncidentState.postIncident, .resolved].map { state in
            """
            SELECT id FROM (SELECT c.id FROM incident AS c WHERE c.state = '\(state.rawValue)' AND \(visibleIncident("c"))
                ORDER BY c.happened_at DESC LIMIT \(most))
            """
        }
        let open = findingsWithoutGuardrail
        return try rows(
            """
            SELECT i.id, i.title, i.severity, i.state, i.kind, i.weak_guardrails_reason,
                (SELECT p.state FROM postmortem AS p WHERE p.incident_id = i.id AND p.deleted_at IS NULL),
                (SELECT group_concat(f.id) FROM follow_up AS f WHERE f.incident_id = i.id AND f.deleted_at IS NULL
                    AND f.state IN ('committed', 'in_progress') AND (f.owner_id IS NULL OR f.due IS NULL)),
                (SELECT group_concat(DISTINCT g.strength) FROM finding AS n
                    JOIN guardrail_link AS l ON l.finding_id = n.id AND l.deleted_at IS NULL
                    JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE n.incident_id = i.id AND n.deleted_at IS NULL AND g.state <> 'retired'
                        AND \(visibleGuardrail("g"))),
                (SELECT group_concat(DISTINCT g.strength) FROM follow_up AS f
                    JOIN finding AS n ON n.id = f.finding_id AND n.deleted_at IS NULL
                    JOIN guardrail_link AS l ON l.follow_up_id = f.id AND l.deleted_at IS NULL
                    JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE f.incident_id = i.id AND f.deleted_at IS NULL AND g.state <> 'retired'
                        AND \(visibleGuardrail("g"))),
                (SELECT count(*) \(open)), (SELECT min(n.id) \(open))
            FROM (\(candidates.joined(separator: " UNION ALL "))) AS x JOIN incident AS i ON i.id = x.id
            WHERE \(visibleIncident("i")) ORDER BY i.happened_at DESC, i.id DESC
            """
        ) { try IncidentAftermath(&$0) }.compactMap { $0 }.prefix(limit).map { $0 }
    }

    /// The findings of the incident `i` that ask for a guardrail and have none, as `FROM … WHERE …` over `finding AS n`.
    var findingsWithoutGuardrail: String {
        let kinds = FindingKind.allCases.filter(\.asksForGuardrail).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return """
            FROM finding AS n WHERE n.incident_id = i.id AND n.deleted_at IS NULL AND n.kind IN (\(kinds))
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE l.finding_id = n.id AND l.deleted_at IS NULL AND g.state <> 'retired'
                        AND \(visibleGuardrail("g")))
                AND NOT EXISTS (SELECT 1 FROM follow_up AS w JOIN guardrail_link AS l ON l.follow_up_id = w.id
                        JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE w.finding_id = n.id AND w.deleted_at IS NULL AND l.deleted_at IS NULL
                        AND g.state <> 'retired' AND \(visibleGuardrail("g")))
            """
    }
}

extension IncidentAftermath {
    /// Nil if nothing is to be done about it now.
    fileprivate init?(_ columns: inout Columns) throws {
        id = columns.id()
        title = columns.text()
        severity = try columns.severity()
        state = try columns.value()
        let kind = try columns.value(IncidentKind.self)
        let reason = columns.text()
        let postmortem = columns.optionalValue(PostmortemState.self)
        let adrift = columns.list().compactMap { ID<FollowUp>(text: $0)?.key }
        let strengths = (columns.list() + columns.list()).compactMap(Strength.init(rawValue:))
        let unguarded = columns.int()
        let first: ID<Finding>? = columns.optionalID()
        let check = ClosingCheck(
            postmortem: postmortem, adrift: adrift, strongestGuardrail: strengths.min { $0.rank < $1.rank },
            weakGuardrailsReason: reason, kind: kind)
        guard let step = check.step(in: state, unguarded: unguarded) else { return nil }
        self.step = step
        finding = unguarded == 1 ? first : nil
    }
}

extension Columns {
    /// What `group_concat` put together.
    fileprivate mutating func list() -> [String] {
        optionalText()?.split(separator: ",").map(String.init) ?? []
    }
}
