import Domain

/// The outcome of one risk, as recorded in a look-back.
package struct RiskFate: Equatable, Sendable {
    package var risk: ID<Risk>
    package var outcome: RiskOutcome?
    /// The incident in which it came true.
    package var incident: ID<Incident>?
    package var note: String

    package init(risk: ID<Risk>, outcome: RiskOutcome?, incident: ID<Incident>? = nil, note: String = "") {
        self.risk = risk
        self.outcome = outcome
        self.incident = incident
        self.note = note
    }
}

extension Change {
    /// Records what became of the risks. This can be done again; later answers replace earlier ones.
    package func lookBack(on id: ID<Premortem>, _ fates: [RiskFate], note: String) throws {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        guard premortem.phase.isOver else { throw Refusal("You can look back on a pre-mortem once it is closed.") }
        let note = try Text.paragraphs(note, field: "note", called: "what nobody foresaw", atMost: Text.Limit.passage)
        var changes = ChangeList()
        for fate in fates {
            let old = try requireRisk(fate.risk, in: id)
            let text = try Text.line(fate.note, field: "note-\(fate.risk)", called: "the note", atMost: Text.Limit.note)
            try run(
                "UPDATE risk SET outcome = ?, outcome_note = ? WHERE id = ?",
                [fate.outcome?.rawValue, text, fate.risk.rawValue])
            changes.add(old.title, old.outcome?.label ?? "", fate.outcome?.label ?? "")
            if let incident = fate.incident { try noteForesight(of: incident, by: id, risk: fate.risk) }
        }
        try run(
            """
            UPDATE premortem SET phase = 'looked_back', looked_back_at = coalesce(looked_back_at, ?), look_back_note = ?,
                version = version + 1 WHERE id = ?
            """, [now.milliseconds, note, id.rawValue])
        changes.add("What nobody foresaw", premortem.lookBackNote, note)
        try record(.premortem(id), "looked back on \(id.key)", changes: changes.changes)
        try announcePremortem(id)
    }
}
