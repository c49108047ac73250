import Domain
import Foundation

/// A postmortem with its sections in order.
package struct PostmortemDocument: Sendable {
    package let postmortem: Postmortem
    package let sections: [PostmortemSection]
    /// Everyone who wrote in it, by name.
    package let authors: [Author]
    /// The last live event when it was read, for pages that follow later events.
    package let lastLiveEvent: Int64

    package struct Author: Equatable, Sendable {
        package let personID: ID<Person>
        package let name: String
        package let isNamedInPublic: Bool
    }
}

/// A published postmortem as a row of a list.
package struct PublishedPostmortem: Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let summary: String
    package let severity: Severity
    package let publishedAt: Date
}

/// A revision of a section's text.
package struct PostmortemSectionRevision: Equatable, Sendable {
    package let revision: Int
    package let text: String
    package let writtenAt: Date
    package let writtenBy: String?
}

extension Reading {
    package func postmortem(of incident: ID<Incident>) throws -> Postmortem? {
        try first(
            """
            SELECT p.id, p.incident_id, p.state, p.template, p.not_required_reason, p.created_at, p.published_at
            FROM postmortem AS p JOIN incident AS i ON i.id = p.incident_id
            WHERE p.incident_id = ? AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            """, [incident.rawValue]
        ) {
            Postmortem(
                id: $0.id(), incidentID: $0.id(), state: try $0.value(), template: $0.text(),
                notRequiredReason: $0.text(), createdAt: $0.date(), publishedAt: $0.optionalDate())
        }
    }

    package func postmortemDocument(of incident: ID<Incident>) throws -> PostmortemDocument? {
        guard let postmortem = try postmortem(of: incident) else { return nil }
        return PostmortemDocument(
            postmortem: postmortem,
            sections: try rows(
                "SELECT \(PostmortemSection.columns) FROM postmortem_section AS s WHERE s.postmortem_id = ? ORDER BY s.position",
                [postmortem.id.rawValue]
            ) { PostmortemSection(&$0) },
            authors: try rows(
                """
                SELECT p.id, p.name, p.is_named_in_public FROM postmortem_author AS a JOIN person AS p ON p.id = a.person_id
                WHERE a.postmortem_id = ? ORDER BY p.name
                """, [postmortem.id.rawValue]
            ) { PostmortemDocument.Author(personID: $0.id(), name: $0.text(), isNamedInPublic: $0.bool()) },
            lastLiveEvent: try lastLiveEvent())
    }

    /// The postmortem as readers see it: the text of a publication, by default the latest, or the draft if nothing has
    /// been published.
    ///
    /// - Parameter number: the number of the document revision; the result is nil if that revision was not published.
    package func readersDocument(of incident: ID<Incident>, revision number: Int? = nil) throws -> PostmortemDocument? {
        guard let document = try postmortemDocument(of: incident) else { return nil }
        let publications = try publications(of: document.postmortem.id)
        guard let publication = publications.first(where: { number == nil || $0.revision.number == number }) else {
            return number == nil && publications.isEmpty ? document : nil
        }
        return PostmortemDocument(
            postmortem: document.postmortem,
            sections: try sections(of: document.postmortem.id, at: publication.revision), authors: document.authors,
            lastLiveEvent: document.lastLiveEvent)
    }

    package func section(_ id: ID<PostmortemSection>) throws -> PostmortemSection? {
        try first(
            """
            SELECT \(PostmortemSection.columns) FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                JOIN incident AS i ON i.id = p.incident_id
            WHERE s.id = ? AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            """, [id.rawValue]
        ) { PostmortemSection(&$0) }
    }

    /// The revisions of a section, latest first.
    package func revisions(of section: ID<PostmortemSection>) throws -> [PostmortemSectionRevision] {
        try rows(
            """
            SELECT r.revision, r.text, r.written_at, w.name
            FROM postmortem_section_revision AS r JOIN postmortem_section AS s ON s.id = r.section_id
                JOIN postmortem AS p ON p.id = s.postmortem_id JOIN incident AS i ON i.id = p.incident_id
                LEFT JOIN person AS w ON w.id = r.written_by
            WHERE r.section_id = ? AND p.deleted_at IS NULL AND \(visibleIncident("i")) ORDER BY r.revision DESC LIMIT 200
            """, [section.rawValue]
        ) {
            PostmortemSectionRevision(
                revision: $0.int(), text: $0.text(), writtenAt: $0.date(), writtenBy: $0.optionalText())
        }
    }

    /// Published postmortems, latest first.
    package func publishedPostmortems(atMost limit: Int) throws -> [PublishedPostmortem] {
        try rows(
            """
            SELECT i.id, i.title, i.summary, i.severity, p.published_at
            FROM postmortem AS p JOIN incident AS i ON i.id = p.incident_id
            WHERE p.state = 'published' AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY p.published_at DESC LIMIT ?
            """, [limit]
        ) {
            PublishedPostmortem(
                incidentID: $0.id(), title: $0.text(), summary: $0.text(), severity: try $0.severity(),
                publishedAt: $0.date())
        }
    }
}

extension PostmortemSection {
    static let columns = """
        \(head), (SELECT text FROM postmortem_section_revision WHERE section_id = s.id AND revision = s.revision), s.revision
        """

    /// All columns before the text and its revision. The first revision of every section is the template's text.
    static let head = """
        s.id, s.postmortem_id, s.slug, s.title, s.help, s.is_required, s.is_for_customers,
            coalesce((SELECT text FROM postmortem_section_revision WHERE section_id = s.id AND revision = 1), '')
        """

    init(_ columns: inout Columns) {
        let (id, postmortemID) = (columns.id(PostmortemSection.self), columns.id(Postmortem.self))
        let (slug, title, help) = (columns.text(), columns.text(), columns.text())
        let (isRequired, isForCustomers, starter) = (columns.bool(), columns.bool(), columns.text())
        self.init(
            id: id, postmortemID: postmortemID, slug: slug, title: title, help: help, isRequired: isRequired,
            isForCustomers: isForCustomers, text: columns.text(), starter: starter, revision: columns.int())
    }
}
