import Domain

extension Reading {
    /// The text that a section had at a revision.
    package func text(of section: ID<PostmortemSection>, at revision: Int) throws -> String? {
        try first(
            "SELECT r.text FROM postmortem_section_revision AS r \(throughPostmortem) AND r.section_id = ? AND r.revision = ?",
            [section.rawValue, revision]
        ) { $0.text() }
    }

    /// The revisions of a section without their texts, latest first.
    package func revisionHeads(of section: ID<PostmortemSection>) throws -> [SectionRevisionHead] {
        try rows(
            """
            SELECT r.revision, r.written_at, r.written_by, (SELECT name FROM person WHERE id = r.written_by)
            FROM postmortem_section_revision AS r \(throughPostmortem) AND r.section_id = ?
            ORDER BY r.revision DESC LIMIT 5000
            """, [section.rawValue]
        ) {
            SectionRevisionHead(
                revision: $0.int(), writtenAt: $0.date(), writerID: $0.optionalID(), writer: $0.optionalText())
        }
    }

    private var throughPostmortem: String {
        """
        JOIN postmortem_section AS s ON s.id = r.section_id JOIN postmortem AS p ON p.id = s.postmortem_id
            JOIN incident AS i ON i.id = p.incident_id WHERE p.deleted_at IS NULL AND \(visibleIncident("i"))
        """
    }

    /// The passages of a postmortem that two people rewrote and nobody has resolved, in the order of the sections.
    package func openFlags(of incident: ID<Incident>) throws -> [SectionFlag] {
        try flags("p.incident_id = ?", incident.rawValue)
    }

    /// A passage that two people rewrote, by its number.
    package func flag(_ id: ID<SectionFlag>) throws -> SectionFlag? {
        try flags("r.id = ?", id.rawValue).first
    }

    private func flags(_ condition: StaticString, _ id: Int64) throws -> [SectionFlag] {
        try rows(
            """
            SELECT r.id, r.section_id, s.slug, s.title, r.theirs, r.mine, r.merged,
                r.their_author, coalesce((SELECT name FROM person WHERE id = r.their_author), 'Handrail'),
                r.my_author, coalesce((SELECT name FROM person WHERE id = r.my_author), 'Handrail'), r.opened_at
            FROM section_flag AS r \(throughPostmortem) AND r.resolved_at IS NULL AND \(condition) ORDER BY s.position, r.id
            """, [id]
        ) {
            SectionFlag(
                id: $0.id(), sectionID: $0.id(), slug: $0.text(), sectionTitle: $0.text(), theirs: $0.text(),
                mine: $0.text(), merged: $0.text(),
                theirAuthor: SectionFlag.Author(id: $0.optionalID(), name: $0.text()),
                myAuthor: SectionFlag.Author(id: $0.optionalID(), name: $0.text()), openedAt: $0.date())
        }
    }
}
