import Domain
import Foundation

/// A record in the bin.
package struct BinItem: Sendable {
    package let item: Deletable
    package let title: String
    package let incidentKey: Key?
    package let deletedAt: Date
    package let deletedBy: String?
}

extension Reading {
    /// The contents of the bin, of every kind, latest first. Records that belong to an incident in the bin come back
    /// with it and are not listed separately.
    package func bin(atMost limit: Int = 200) throws -> [BinItem] {
        guard asker.isMember else { return [] }
        let binnable: [(kind: String, table: StaticString, title: String, incident: String)] = [
            ("incident", "incident", "x.title", "x.id"),
            ("timeline-event", "timeline_event", "x.text", "x.incident_id"),
            ("finding", "finding", "x.title", "x.incident_id"),
            ("follow-up", "follow_up", "x.title", "x.incident_id"),
            ("guardrail", "guardrail", "x.name", "NULL"),
            ("comment", "comment", "x.text", Change.incidentOfComment),
            ("image", "image", "x.title", "x.incident_id"),
            ("launch", "launch", "x.title", "NULL"),
            ("pre-mortem", "premortem", "x.title", "NULL"),
            ("guardrail-link", "guardrail_link", "(SELECT name FROM guardrail WHERE id = x.guardrail_id)", "NULL"),
            ("guardrail-exemption", "guardrail_exemption", "x.reason", "NULL"),
            (
                "review-meeting", "review_meeting", "coalesce(nullif(x.place, ''), 'Review meeting')",
                "(SELECT incident_id FROM postmortem WHERE id = x.postmortem_id)"
            ),
        ]
        let parts = binnable.map { part in
            let isOnItsOwn =
                part.kind == "incident" || part.incident == "NULL"
                ? "1"
                : "(\(part.incident) IS NULL OR (SELECT deleted_at FROM incident WHERE id = \(part.incident)) IS NULL)"
            // Each kind along its index, so that the size of its table makes no difference.
            return """
                SELECT * FROM (SELECT '\(part.kind)' AS kind, x.id AS id, \(part.title) AS title, \(part.incident) AS incident,
                        x.deleted_at AS deleted_at, p.name AS name
                    FROM \(part.table) AS x LEFT JOIN person AS p ON p.id = x.deleted_by
                    WHERE x.deleted_at IS NOT NULL AND \(isOnItsOwn) AND \(seesDeletable(part.kind))
                    ORDER BY x.deleted_at DESC LIMIT ?1)
                """
        }
        let items = try rows(
            "SELECT * FROM (\(parts.joined(separator: " UNION ALL "))) ORDER BY deleted_at DESC LIMIT ?1", [limit]
        ) { columns -> BinItem? in
            guard let item = Deletable(kind: columns.text(), number: columns.int64()) else { return nil }
            let title = columns.text()
            let incident: ID<Incident>? = columns.optionalID()
            return BinItem(
                item: item, title: title, incidentKey: incident?.key, deletedAt: columns.date(),
                deletedBy: columns.optionalText())
        }
        return items.compactMap { $0 }
    }
}

extension Reading {
    /// The condition that the asker may see a row `x` of the table of such records, whether or not it is in the bin.
    fileprivate func seesDeletable(_ kind: String) -> String {
        switch kind {
        case "incident": seesIncident("x")
        case "timeline-event", "finding", "image": seesThroughIncident("x.incident_id")
        case "follow-up": seesFollowUp("x")
        case "comment": seesThroughIncident(Change.incidentOfComment)
        case "review-meeting":
            seesThroughIncident("(SELECT pm.incident_id FROM postmortem AS pm WHERE pm.id = x.postmortem_id)")
        case "launch": seesLaunch("x")
        case "pre-mortem": seesPremortem("x")
        case "guardrail-link": seesLink("x")
        case "guardrail", "guardrail-exemption": "1"
        default: "0"
        }
    }
}

extension Change {
    /// Moves a record to the bin, from which it can be restored unchanged.
    package func delete(_ item: Deletable) throws {
        try requireSight(of: item)
        if case .comment(let id) = item { try requireOwnComment(id, to: "delete this. Reply to it instead.") }
        let subject = try requireOwnOrEditor(item)
        try run(
            "UPDATE \(item.table) SET deleted_at = ?, deleted_by = ? WHERE id = ? AND deleted_at IS NULL",
            [now.milliseconds, asker.personID?.rawValue, item.number])
        if db.changesCount > 0 { try record(subject, "moved \(subject.name) to the bin", premortem(of: item)) }
    }

    package func restore(_ item: Deletable) throws {
        try requireSight(of: item)
        if case .comment(let id) = item { try requireOwnComment(id, to: "restore this.") }
        if case .guardrailLink(let id) = item, try wasLinkedAnew(id) {
            throw Refusal("This link has been recreated since. There is nothing to restore.")
        }
        if case .postmortemMeeting(let id) = item, try wasArrangedAnew(id) {
            throw Refusal("Another meeting has been arranged since. Change that meeting instead.")
        }
        if case .guardrailExemption(let id) = item, try wasDecidedAnew(id) {
            throw Refusal("Somebody has recorded another reason since. There is nothing to restore.")
        }
        let subject = try requireOwnOrEditor(item)
        try run(
            "UPDATE \(item.table) SET deleted_at = NULL, deleted_by = NULL WHERE id = ? AND deleted_at IS NOT NULL",
            [item.number])
        if db.changesCount > 0 { try record(subject, "restored \(subject.name) from the bin", premortem(of: item)) }
    }

    /// - Throws: the same as for a record that does not exist, for one that the asker may not see.
    private func requireSight(of item: Deletable) throws {
        let isSeen = try reading.first(
            "SELECT 1 FROM \(item.table) AS x WHERE x.id = ? AND \(reading.seesDeletable(item.kind))", [item.number]
        ) { $0.int() }
        if isSeen != nil { return }
        if case .comment = item { throw Change.noSuchComment }
        throw Refusal("This does not exist, not even in the bin.")
    }

    /// A comment has a rule of its own, and a meeting belongs to all who work on the postmortem.
    private func requireOwnOrEditor(_ item: Deletable) throws -> DeletableSubject {
        let subject = try subject(of: item)
        try require(.contributor, on: subject.incident.map { .incident($0) } ?? subject.audited)
        switch item {
        case .comment: break
        case .postmortemMeeting: try require(.editorOrInvolved, on: subject.incident.map { .incident($0) })
        case .incident, .timelineEvent, .finding, .followUp, .guardrail, .guardrailLink, .guardrailExemption, .image,
            .launch, .premortem:
            try require(.editorOrAuthor, madeBy: maker(of: item), on: subject.audited)
        }
        return subject
    }

    private func maker(of item: Deletable) throws -> ID<Person>? {
        let column: StaticString = if case .incident = item { "declared_by" } else { "created_by" }
        return try reading.first("SELECT \(column) FROM \(item.table) WHERE id = ?", [item.number]) {
            $0.optionalID(Person.self)
        } ?? nil
    }

    private func wasArrangedAnew(_ id: ID<PostmortemMeeting>) throws -> Bool {
        try reading.first(
            """
            SELECT 1 FROM review_meeting AS old JOIN review_meeting AS new ON new.postmortem_id = old.postmortem_id
            WHERE old.id = ? AND old.deleted_at IS NOT NULL AND new.deleted_at IS NULL
            """, [id.rawValue]
        ) { $0.int() } != nil
    }

    /// Of a row `x` of the table of comments.
    static let incidentOfComment = """
        (SELECT p.incident_id FROM comment_thread AS t JOIN postmortem_section AS s ON s.id = t.section_id
            JOIN postmortem AS p ON p.id = s.postmortem_id WHERE t.id = x.thread_id)
        """

    private func wasLinkedAnew(_ id: ID<GuardrailLink>) throws -> Bool {
        try reading.first(
            """
            SELECT 1 FROM guardrail_link AS old JOIN guardrail_link AS new ON new.guardrail_id = old.guardrail_id
                AND new.relation = old.relation AND new.finding_id IS old.finding_id
                AND new.follow_up_id IS old.follow_up_id AND new.incident_id IS old.incident_id
                AND new.risk_id IS old.risk_id
            WHERE old.id = ? AND old.deleted_at IS NOT NULL AND new.deleted_at IS NULL
            """, [id.rawValue]
        ) { $0.int() } != nil
    }

    private func wasDecidedAnew(_ id: ID<GuardrailExemption>) throws -> Bool {
        try reading.first(
            """
            SELECT 1 FROM guardrail_exemption AS old WHERE old.id = ? AND (
                EXISTS (SELECT 1 FROM guardrail_exemption AS new WHERE new.guardrail_id = old.guardrail_id
                    AND new.service_id = old.service_id AND new.deleted_at IS NULL)
                OR EXISTS (SELECT 1 FROM guardrail_service AS l WHERE l.guardrail_id = old.guardrail_id
                    AND l.service_id = old.service_id))
            """, [id.rawValue]
        ) { $0.int() } != nil
    }

    /// The pre-mortem that the entry about a link tells of.
    private func premortem(of item: Deletable) throws -> ID<Premortem>? {
        guard case .guardrailLink(let id) = item else { return nil }
        return try reading.first(
            """
            SELECT coalesce((SELECT premortem_id FROM risk WHERE id = l.risk_id),
                (SELECT premortem_id FROM follow_up WHERE id = l.follow_up_id))
            FROM guardrail_link AS l WHERE l.id = ?
            """, [id.rawValue]
        ) { $0.optionalID() } ?? nil
    }

    private func record(_ subject: DeletableSubject, _ action: String, _ premortem: ID<Premortem>?) throws {
        try record(
            subject.audited, action, incident: subject.incident, premortem: premortem,
            changes: subject.title.map { [FieldChange(field: "What", from: "", to: $0)] } ?? [])
    }
}
