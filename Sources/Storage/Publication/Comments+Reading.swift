import Domain
import Foundation

/// An earlier or present text of a comment.
package struct CommentRevision: Equatable, Sendable {
    package let version: Int
    package let text: String
    package let writtenAt: Date
}

extension Reading {
    /// The threads that still have comments, in the order in which they were started.
    package func commentThreads(of postmortem: ID<Postmortem>) throws -> [CommentThread] {
        let comments = Dictionary(grouping: try comments(of: postmortem), by: \.threadID)
        return try rows(
            """
            SELECT t.id, t.section_id, t.section_revision, t.exact, t.prefix, t.suffix, t.position, t.is_blocking,
                t.resolved_at, r.name
            FROM comment_thread AS t JOIN postmortem_section AS s ON s.id = t.section_id
                LEFT JOIN person AS r ON r.id = t.resolved_by
            WHERE s.postmortem_id = ? AND \(visibleThroughPostmortem("s.postmortem_id")) ORDER BY t.id
            """, [postmortem.rawValue]
        ) { columns -> CommentThread? in
            let id: ID<CommentThread> = columns.id()
            let section: ID<PostmortemSection> = columns.id()
            let revision = columns.int()
            let quote = TextQuote(
                exact: columns.text(), prefix: columns.text(), suffix: columns.text(), position: columns.int())
            guard let comments = comments[id] else { return nil }
            return CommentThread(
                id: id, sectionID: section, sectionRevision: revision, quote: quote.exact.isEmpty ? nil : quote,
                isBlocking: columns.bool(), resolvedAt: columns.optionalDate(), resolvedBy: columns.optionalText(),
                comments: comments)
        }.compactMap { $0 }
    }

    /// One comment, with the incident that it belongs to.
    package func comment(_ id: ID<Comment>) throws -> (comment: Comment, incident: ID<Incident>)? {
        try first(
            """
            SELECT \(Comment.columns), p.incident_id FROM comment AS c \(Comment.joins)
            WHERE c.id = ? AND c.deleted_at IS NULL AND \(visibleThroughPostmortem("p.id"))
            """, [id.rawValue]
        ) { (Comment(&$0), $0.id()) }
    }

    /// The texts of a comment, latest first.
    package func revisions(of comment: ID<Comment>) throws -> [CommentRevision] {
        try rows(
            """
            SELECT r.version, r.text, r.written_at FROM comment_revision AS r JOIN comment AS c ON c.id = r.comment_id
                \(Comment.joins)
            WHERE c.id = ? AND c.deleted_at IS NULL AND \(visibleThroughPostmortem("p.id")) ORDER BY r.version DESC
            """, [comment.rawValue]
        ) { CommentRevision(version: $0.int(), text: $0.text(), writtenAt: $0.date()) }
    }

    private func comments(of postmortem: ID<Postmortem>) throws -> [Comment] {
        try rows(
            """
            SELECT \(Comment.columns) FROM comment AS c \(Comment.joins)
            WHERE s.postmortem_id = ? AND c.deleted_at IS NULL AND \(visibleThroughPostmortem("p.id")) ORDER BY c.id
            """, [postmortem.rawValue]
        ) { Comment(&$0) }
    }
}

extension Comment {
    fileprivate static let columns =
        "c.id, c.thread_id, c.created_by, coalesce(w.name, 'Handrail'), c.created_at, c.edited_at, c.text, c.version"
    fileprivate static let joins = """
        JOIN comment_thread AS t ON t.id = c.thread_id JOIN postmortem_section AS s ON s.id = t.section_id
            JOIN postmortem AS p ON p.id = s.postmortem_id LEFT JOIN person AS w ON w.id = c.created_by
        """

    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), threadID: columns.id(), writtenBy: columns.optionalID(), writerName: columns.text(),
            writtenAt: columns.date(), editedAt: columns.optionalDate(), text: columns.text(), version: columns.int())
    }
}
