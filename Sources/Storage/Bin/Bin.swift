import Domain

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
