import Domain

/// A question on the launch checklist: is this guardrail in place for this launch?
package struct LaunchCheck: Sendable {
    package let guardrail: GuardrailSummary
    package let statement: String
    /// The incidents behind the question: those that asked for the guardrail, or that it did not stop.
    package let taughtBy: [IncidentSummary]
    package let entry: CheckEntry
    package let answeredBy: String?
}

extension Reading {
    /// The checklist, drawn from the register: each guardrail that protects a service of the launch; those with
    /// incidents behind them come first.
    package func checks(of launch: ID<Launch>) throws -> [LaunchCheck] {
        let found = try rows(
            """
            SELECT \(GuardrailSummary.columns), g.statement, c.answer, coalesce(c.note, ''), w.name
            FROM guardrail AS g LEFT JOIN launch_check AS c ON c.guardrail_id = g.id AND c.launch_id = ?1
            LEFT JOIN person AS w ON w.id = c.answered_by
            WHERE g.state <> 'retired' AND \(visibleGuardrail("g"))
                AND EXISTS (SELECT 1 FROM launch AS l WHERE l.id = ?1 AND \(visibleLaunch("l")))
                AND g.id IN (SELECT gs.guardrail_id FROM launch_service AS ls
                    JOIN guardrail_service AS gs ON gs.service_id = ls.service_id WHERE ls.launch_id = ?1)
            ORDER BY g.name COLLATE NOCASE, g.id LIMIT 100
            """, [launch.rawValue]
        ) { columns in
            let guardrail = try GuardrailSummary(&columns)
            return (
                guardrail, columns.text(),
                CheckEntry(answer: try columns.optionalValue(CheckAnswer.self), note: columns.text()),
                columns.optionalText()
            )
        }
        let checks = try found.map { guardrail, statement, entry, name in
            LaunchCheck(
                guardrail: guardrail, statement: statement, taughtBy: try incidents(thatTaught: guardrail.id),
                entry: entry, answeredBy: name)
        }
        return checks.filter { !$0.taughtBy.isEmpty } + checks.filter { $0.taughtBy.isEmpty }
    }

    private func incidents(thatTaught id: ID<Guardrail>) throws -> [IncidentSummary] {
        try rows(
            """
            SELECT \(IncidentSummary.columns) FROM incident AS i WHERE \(visibleIncident("i")) AND i.id IN (
                SELECT k.incident_id FROM guardrail_link AS k WHERE k.guardrail_id = ?1 AND k.deleted_at IS NULL
                    AND k.relation IN ('would_have_caught', 'absent_in', 'failed_in', 'bypassed_in')
                UNION SELECT n.incident_id FROM guardrail_link AS k JOIN finding AS n ON n.id = k.finding_id
                    WHERE k.guardrail_id = ?1 AND k.deleted_at IS NULL AND n.deleted_at IS NULL)
            ORDER BY i.happened_at DESC LIMIT 3
            """, [id.rawValue]
        ) { try IncidentSummary(&$0) }
    }
}
