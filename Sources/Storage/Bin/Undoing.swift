import Domain

extension Change {
    /// Takes back an action that made several records: all of them go to the bin, the last one first, and a guardrail
    /// that one of its links degraded is what it was before.
    ///
    /// - Throws: ``Refusal`` for entries of timelines that were not added together.
    package func undoMaking(_ items: [Deletable]) throws {
        try requireOneTimeline(items)
        for item in items.reversed() {
            if case .guardrailLink(let id) = item { try takeBackDegradation(by: id) }
            try delete(item)
        }
    }

    private func requireOneTimeline(_ items: [Deletable]) throws {
        let events = items.compactMap { if case .timelineEvent(let id) = $0 { id.rawValue } else { nil } }
        guard let first = events.min(), let last = events.max(), first < last else { return }
        let incidents = try reading.first(
            """
            SELECT count(DISTINCT e.incident_id) FROM timeline_event AS e
            WHERE e.id BETWEEN ? AND ? AND \(reading.seesThroughIncident("e.incident_id"))
            """, [first, last]
        ) { $0.int() }
        if incidents != 1 { throw Refusal("These entries were not added together.") }
    }

    /// Leaves a guardrail alone that something else has shown to fail since.
    private func takeBackDegradation(by id: ID<GuardrailLink>) throws {
        let found = try reading.first(
            """
            SELECT l.guardrail_id, l.degraded_from FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.id = ? AND l.deleted_at IS NULL AND l.degraded_from IS NOT NULL AND g.state = 'degraded'
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS o WHERE o.guardrail_id = l.guardrail_id AND o.id > l.id
                    AND o.deleted_at IS NULL AND o.relation IN ('failed_in', 'bypassed_in'))
                AND NOT EXISTS (SELECT 1 FROM guardrail_proof AS p WHERE p.guardrail_id = l.guardrail_id
                    AND p.result = 'failed' AND p.recorded_at >= l.created_at)
                AND \(reading.visibleGuardrail("g"))
            """, [id.rawValue]
        ) { ($0.id(Guardrail.self), try $0.value(GuardrailState.self)) }
        guard let (id, state) = found else { return }
        let guardrail = try requireGuardrail(id)
        try run(
            "UPDATE guardrail SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            [state.rawValue, now.milliseconds, id.rawValue])
        try recordState(of: guardrail, state, reason: "Undone")
    }
}
