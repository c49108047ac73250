import Domain

extension Change {
    /// Saves the lines of a checklist that were changed. A later answer replaces the earlier one, which the history keeps.
    ///
    /// - Returns: how many lines were changed.
    /// - Throws: `Refusal` with every line that cannot be saved; then none is.
    @discardableResult
    package func answerChecks(of id: ID<Launch>, _ replies: [CheckReply]) throws -> Int {
        try require(.editorOrInvolved, on: .launch(id))
        _ = try requireLaunch(id)
        var problems = Problems()
        var changes: [FieldChange] = []
        for reply in replies {
            let guardrail = try requireGuardrail(reply.guardrail)
            let (current, other) = try checkEntry(of: id, guardrail.id)
            let entry = problems.checking { () throws(Refusal) in try reply.toSave(over: current, by: other) }
            guard let entry = entry ?? nil else { continue }
            try save(entry, of: id, guardrail.id)
            changes.append(
                FieldChange(field: "\(guardrail.key) \(guardrail.name)", from: current.words, to: entry.words))
        }
        try problems.throwIfAny()
        if !changes.isEmpty { try record(.launch(id), "answered the checklist", changes: changes) }
        return changes.count
    }

    private func checkEntry(of id: ID<Launch>, _ guardrail: ID<Guardrail>) throws -> (CheckEntry, by: String?) {
        try reading.first(
            """
            SELECT c.answer, c.note, p.name FROM launch_check AS c LEFT JOIN person AS p ON p.id = c.answered_by
            WHERE c.launch_id = ? AND c.guardrail_id = ?
            """, [id.rawValue, guardrail.rawValue]
        ) { columns in
            (CheckEntry(answer: try columns.value(CheckAnswer.self), note: columns.text()), by: columns.optionalText())
        } ?? (CheckEntry(), by: nil)
    }

    private func save(_ entry: CheckEntry, of id: ID<Launch>, _ guardrail: ID<Guardrail>) throws {
        try run(
            """
            INSERT INTO launch_check (launch_id, guardrail_id, answer, note, answered_at, answered_by)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (launch_id, guardrail_id) DO UPDATE SET answer = excluded.answer, note = excluded.note,
                answered_at = excluded.answered_at, answered_by = excluded.answered_by
            """,
            [
                id.rawValue, guardrail.rawValue, entry.answer?.rawValue, entry.note, now.milliseconds,
                asker.personID?.rawValue,
            ])
    }
}
