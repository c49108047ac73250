import Domain

extension Change {
    /// Answers one question of the checklist; a later answer replaces the earlier one, which the history keeps.
    package func answerCheck(
        of id: ID<Launch>, _ guardrail: ID<Guardrail>, _ answer: CheckAnswer, note: String
    ) throws {
        try require(.editorOrInvolved, on: .launch(id))
        _ = try requireLaunch(id)
        let name = try requireGuardrail(guardrail).name
        let note = try Text.line(note, field: "note", called: "the note", atMost: Text.Limit.note)
        try run(
            """
            INSERT INTO launch_check (launch_id, guardrail_id, answer, note, answered_at, answered_by)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (launch_id, guardrail_id) DO UPDATE SET answer = excluded.answer, note = excluded.note,
                answered_at = excluded.answered_at, answered_by = excluded.answered_by
            """,
            [
                id.rawValue, guardrail.rawValue, answer.rawValue, note, now.milliseconds, asker.personID?.rawValue,
            ])
        let words = note.isEmpty ? answer.label : "\(answer.label): \(note)"
        try record(
            .launch(id), "answered the checklist",
            changes: [FieldChange(field: "\(guardrail.key) \(name)", from: "", to: words)])
    }
}
