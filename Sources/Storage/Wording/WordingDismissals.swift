import Domain
import GRDB

extension Reading {
    /// The dismissals for the whole team and for one place.
    package func wordingDismissals(at place: WordingPlace?) throws -> [WordingDismissal] {
        try wordingDismissals(
            "d.scope = 'team' OR (d.place_kind = ? AND d.place_id = ?)", [place?.kind.rawValue, place?.number], 500)
    }

    /// The dismissals for the whole team and for all places in one incident.
    package func wordingDismissals(ofIncident incident: ID<Incident>) throws -> [WordingDismissal] {
        try wordingDismissals("d.scope = 'team' OR d.incident_id = ?", [incident.rawValue], 2_000)
    }

    /// All dismissals that the asker may see, latest first.
    package func wordingDismissals(atMost limit: Int = 500) throws -> [WordingDismissal] {
        try wordingDismissals("1", [], limit)
    }

    package func wordingDismissal(_ id: ID<WordingDismissal>) throws -> WordingDismissal? {
        try wordingDismissals("d.id = ?", [id.rawValue], 1).first
    }

    private func wordingDismissals(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?], _ limit: Int
    ) throws -> [WordingDismissal] {
        try rows(
            """
            SELECT d.id, d.rule, d.place_kind, d.place_id, d.incident_id, d.words, d.reason, d.created_at, p.name
            FROM wording_dismissal AS d LEFT JOIN person AS p ON p.id = d.created_by
            WHERE d.ended_at IS NULL AND (\(condition)) AND \(visibleWordingDismissal("d"))
            ORDER BY d.id DESC LIMIT \(limit)
            """, StatementArguments(arguments)
        ) { columns in
            let id: ID<WordingDismissal> = columns.id()
            let rule = columns.text()
            let kind: WordingPlace.Kind? = columns.optionalValue()
            let number = columns.optionalInt64()
            var place: WordingPlace?
            if let kind, let number { place = WordingPlace(kind, number) }
            return WordingDismissal(
                id: id, rule: rule, place: place, incidentID: columns.optionalID(), words: columns.text(),
                reason: columns.text(), at: columns.date(), by: columns.optionalText())
        }
    }

    /// The incident that a place belongs to, if the asker may see the place.
    package func incident(of place: WordingPlace) throws -> (isVisible: Bool, incident: ID<Incident>?) {
        switch place.kind {
        case .section:
            let incident = try first(
                """
                SELECT i.id FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                    JOIN incident AS i ON i.id = p.incident_id
                WHERE s.id = ? AND p.deleted_at IS NULL AND \(visibleIncident("i"))
                """, [place.number]
            ) { $0.id(Incident.self) }
            return (incident != nil, incident)
        case .finding:
            let incident = try finding(ID(place.number))?.incidentID
            return (incident != nil, incident)
        case .followUp:
            let followUp = try followUp(ID(place.number))?.followUp
            return (followUp != nil, followUp?.incidentID)
        case .timelineEvent:
            let incident = try timelineEvent(ID(place.number))?.incidentID
            return (incident != nil, incident)
        case .incident:
            let incident = try incident(ID(place.number))?.id
            return (incident != nil, incident)
        }
    }
}

extension Change {
    /// Dismisses a hint: the same words in one place or, if the place is nil, the rule for the whole team.
    ///
    /// - Throws: ``Refusal`` for the fields `reason` and `words`.
    @discardableResult
    package func dismissWording(
        rule: String, title: String, at place: WordingPlace?, words: String, reason: String
    ) throws -> ID<WordingDismissal> {
        try require(place == nil ? .editor : .contributor)
        let reason = try Text.line(
            reason, field: "reason", called: "a reason", atMost: Text.Limit.sentence, required: true)
        guard let place else { return try switchOff(rule: rule, title: title, reason: reason) }
        let words = try Text.line(
            words, field: "words", called: "the words", atMost: 1_000, required: true, isQuoted: true)
        let (isVisible, incident) = try reading.incident(of: place)
        guard isVisible else { throw Refusal("This text no longer exists.") }
        let id: ID<WordingDismissal> = try insert(
            """
            INSERT INTO wording_dismissal (rule, scope, place_kind, place_id, incident_id, words, reason, created_at, created_by)
            VALUES (?, 'place', ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                rule, place.kind.rawValue, place.number, incident?.rawValue, words, reason, now.milliseconds,
                asker.personID?.rawValue,
            ])
        try recordWording(
            place, incident, "dismissed the hint “\(title)” in \(place.kind.label)",
            [FieldChange(field: "Words", from: words, to: words), FieldChange(field: "Reason", from: "", to: reason)])
        return id
    }

    private func switchOff(rule: String, title: String, reason: String) throws -> ID<WordingDismissal> {
        let isOff = try reading.first(
            "SELECT 1 FROM wording_dismissal WHERE rule = ? AND scope = 'team' AND ended_at IS NULL", [rule]
        ) { $0.bool() }
        if isOff != nil { throw Refusal("The rule “\(title)” is already switched off for the team.") }
        let id: ID<WordingDismissal> = try insert(
            "INSERT INTO wording_dismissal (rule, scope, reason, created_at, created_by) VALUES (?, 'team', ?, ?, ?)",
            [rule, reason, now.milliseconds, asker.personID?.rawValue])
        try record(
            .setting, "switched off the wording rule “\(title)” for the team",
            changes: [FieldChange(field: "Reason", from: "", to: reason)])
        return id
    }

    /// Ends a dismissal, so that the hint is shown again.
    package func endWordingDismissal(_ id: ID<WordingDismissal>, title: String) throws {
        try require(.contributor)
        guard let dismissal = try reading.wordingDismissal(id) else {
            throw Refusal("This hint is already shown again.")
        }
        if dismissal.place == nil { try require(.editor) }
        try run(
            "UPDATE wording_dismissal SET ended_at = ?, ended_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        if let place = dismissal.place {
            try recordWording(
                place, dismissal.incidentID, "showed the hint “\(title)” in \(place.kind.label) again", [])
        } else {
            try record(.setting, "switched on the wording rule “\(title)” for the team")
        }
    }

    private func recordWording(
        _ place: WordingPlace, _ incident: ID<Incident>?, _ action: String, _ changes: [FieldChange]
    ) throws {
        if let incident {
            try record(.incident(incident), action, incident: incident, changes: changes)
        } else if place.kind == .followUp {
            try record(.followUp(ID(place.number)), action, changes: changes)
        } else {
            try record(.setting, action, changes: changes)
        }
    }
}
