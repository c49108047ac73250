import Domain

extension Reading {
    /// The records that the asker made or works on, the latest of each kind; for pages, which show only what their
    /// reader may do.
    package func ties() throws -> Ties {
        guard let person = asker.personID else { return .none }
        var found: [AuditEntry.Subject: Tie] = [:]
        for kind in AuditEntry.Subject.Kind.allCases {
            guard let source = Reading.ties(kind) else { continue }
            let rows = try rows(

                """
                SELECT id, max(tie) FROM (\(source)) AS own WHERE \(sees(kind, "own.id"))
                GROUP BY id ORDER BY id DESC LIMIT 2000
                """, [person.rawValue]
            ) { (subject: AuditEntry.Subject(kind, $0.int64()), tie: Tie(rawValue: $0.int()) ?? .none) }
            for row in rows { found[row.subject] = row.tie }
        }
        return Ties(found)
    }

    /// How the asker is connected with a record.
    package func tie(to subject: AuditEntry.Subject) throws -> Tie {
        guard let person = asker.personID, let source = Reading.ties(subject.kind) else { return .none }
        let tie = try first(

            "SELECT max(tie) FROM (\(source)) AS own WHERE own.id = ?2 AND \(sees(subject.kind, "own.id"))",
            [person.rawValue, subject.number]
        ) { $0.optionalInt() }
        return (tie ?? nil).flatMap(Tie.init(rawValue:)) ?? .none
    }

    /// A query for the ids of all records with which the person `?1` is connected, and how (a ``Tie``). Nil for kinds
    /// that are nobody's own.
    private static func ties(_ kind: AuditEntry.Subject.Kind) -> String? {
        switch kind {
        case .incident: incidents
        case .timelineEvent: parts("timeline_event")
        case .finding: parts("finding")
        case .image: parts("image")
        case .followUp:
            """
            \(parts("follow_up")) UNION ALL SELECT id, 1 FROM follow_up WHERE owner_id = ?1
            UNION ALL SELECT id, 1 FROM follow_up
                WHERE owner_id IS NULL AND state = 'proposed' AND deleted_at IS NULL
            """
        case .guardrail: "SELECT id, 2 AS tie FROM guardrail WHERE created_by = ?1"
        case .launch:
            """
            SELECT id, 2 AS tie FROM launch WHERE created_by = ?1
            UNION ALL SELECT id, 1 FROM launch WHERE owner_id = ?1
            """
        case .premortem:
            """
            SELECT id, 2 AS tie FROM premortem WHERE created_by = ?1
            UNION ALL SELECT id, 1 FROM premortem WHERE facilitator_id = ?1
            """
        case .postmortem, .person, .service, .team, .sitting, .freeze, .apiToken, .template, .setting: nil
        }
    }

    private static let incidents = """
        SELECT id, 2 AS tie FROM incident WHERE declared_by = ?1
        UNION ALL SELECT incident_id, 1 FROM incident_role WHERE person_id = ?1
        UNION ALL SELECT p.incident_id, 1 FROM postmortem_author AS a JOIN postmortem AS p ON p.id = a.postmortem_id
            WHERE a.person_id = ?1 AND p.deleted_at IS NULL
        """

    /// Whoever works on an incident works on its parts.
    private static func parts(_ table: StaticString) -> String {
        """
        SELECT id, 2 AS tie FROM \(table) WHERE created_by = ?1
        UNION ALL SELECT id, 1 FROM \(table) WHERE incident_id IN (SELECT id FROM (\(incidents)))
        """
    }
}

extension Change {
    /// Checks that the asker's level is enough for a change, in one place for all changes.
    ///
    /// - Parameter subject: the record that is changed: less may be needed for one's own, and a grant may be for it.
    /// - Throws: ``Refusal`` for somebody without an account, ``Forbidden`` if the level is too low.
    func require(_ need: Need, on subject: AuditEntry.Subject? = nil) throws {
        guard let level = asker.level else { throw Change.signInFirst }
        if need.isMet(by: level, with: .none) { return }
        guard let subject else { return try need.check(level, with: .none) }
        try need.check(max(level, raisedLevel(on: subject) ?? level), with: reading.tie(to: subject))
    }

    /// The same for a record whose maker the caller knows.
    func require(_ need: Need, madeBy maker: ID<Person>?, on subject: AuditEntry.Subject? = nil) throws {
        guard let level = asker.level else { throw Change.signInFirst }
        let tie: Tie = maker != nil && maker == asker.personID ? .author : .none
        if need.isMet(by: level, with: tie) { return }
        let raised = try subject.flatMap { try raisedLevel(on: $0) }
        try need.check(max(level, raised ?? level), with: tie)
    }

    private func raisedLevel(on subject: AuditEntry.Subject) throws -> Level? {
        try reading.raisedLevel(on: subject, at: now)
    }

    private static let signInFirst = Refusal("Sign in to do this.")
}
