import Domain
import Foundation

extension Reading {
    /// The frozen texts of a postmortem, latest first.
    package func documentRevisions(of postmortem: ID<Postmortem>) throws -> [DocumentRevision] {
        let numbers = Dictionary(
            grouping: try rows(
                """
                SELECT r.id, s.section_id, s.section_revision FROM document_revision AS r
                    JOIN document_revision_section AS s ON s.document_revision_id = r.id
                WHERE r.postmortem_id = ? AND \(visibleThroughPostmortem("r.postmortem_id"))
                """, [postmortem.rawValue]
            ) { (id: $0.id(DocumentRevision.self), section: $0.id(PostmortemSection.self), number: $0.int()) },
            by: \.id)
        return try rows(
            """
            SELECT r.id, r.number, r.frozen_at FROM document_revision AS r
            WHERE r.postmortem_id = ? AND \(visibleThroughPostmortem("r.postmortem_id")) ORDER BY r.number DESC
            """, [postmortem.rawValue]
        ) { columns in
            let id: ID<DocumentRevision> = columns.id()
            let sections = (numbers[id] ?? []).map { ($0.section, $0.number) }
            return DocumentRevision(
                id: id, number: columns.int(), frozenAt: columns.date(),
                sections: SectionRevisions(Dictionary(sections) { first, _ in first }))
        }
    }

    /// The sections of a postmortem with their texts at a document revision.
    package func sections(of postmortem: ID<Postmortem>, at revision: DocumentRevision) throws -> [PostmortemSection] {
        try rows(
            """
            SELECT \(PostmortemSection.head), t.text, t.revision
            FROM postmortem_section AS s
                JOIN document_revision_section AS r ON r.section_id = s.id AND r.document_revision_id = ?
                JOIN postmortem_section_revision AS t ON t.section_id = s.id AND t.revision = r.section_revision
            WHERE s.postmortem_id = ? AND \(visibleThroughPostmortem("s.postmortem_id")) ORDER BY s.position
            """, [revision.id.rawValue, postmortem.rawValue]
        ) { PostmortemSection(&$0) }
    }

    /// The publications of a postmortem, latest first.
    package func publications(of postmortem: ID<Postmortem>) throws -> [Publication] {
        let revisions = Dictionary(try documentRevisions(of: postmortem).map { ($0.id, $0) }) { first, _ in first }
        return try rows(
            """
            SELECT p.document_revision_id, p.note, p.published_at, w.name,
                (SELECT count(DISTINCT v.person_id) FROM review_verdict AS v
                 WHERE v.document_revision_id = p.document_revision_id AND v.verdict = 'approve')
            FROM publication AS p LEFT JOIN person AS w ON w.id = p.published_by
            WHERE p.postmortem_id = ? AND \(visibleThroughPostmortem("p.postmortem_id"))
            ORDER BY p.document_revision_id DESC
            """, [postmortem.rawValue]
        ) { columns -> Publication? in
            guard let revision = revisions[columns.id()] else { return nil }
            return Publication(
                revision: revision, note: columns.text(), publishedAt: columns.date(),
                publishedBy: columns.optionalText(), approvals: columns.int())
        }.compactMap { $0 }
    }
}

extension Change {
    /// The document revision of a text, created now if it does not exist yet.
    func freeze(_ sections: SectionRevisions, of postmortem: ID<Postmortem>) throws -> DocumentRevision {
        let known = try reading.documentRevisions(of: postmortem)
        if let revision = known.first(where: { $0.sections == sections }) { return revision }
        let number = (known.first?.number ?? 0) + 1
        let id: ID<DocumentRevision> = try insert(
            "INSERT INTO document_revision (postmortem_id, number, frozen_at, frozen_by) VALUES (?, ?, ?, ?)",
            [postmortem.rawValue, number, now.milliseconds, asker.personID?.rawValue])
        for (section, revision) in sections.numbers {
            try run(
                """
                INSERT INTO document_revision_section (document_revision_id, section_id, section_revision)
                VALUES (?, ?, ?)
                """, [id.rawValue, section.rawValue, revision])
        }
        return DocumentRevision(id: id, number: number, frozenAt: now, sections: sections)
    }
}
