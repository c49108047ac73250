import Foundation

/// A conversation about a passage or a section of a postmortem.
package struct CommentThread: Equatable, Sendable {
    package let id: ID<CommentThread>
    package let sectionID: ID<PostmortemSection>
    /// The revision of the section on which the thread was started.
    package let sectionRevision: Int
    /// Nil if the thread is about the whole section.
    package let quote: TextQuote?
    /// Whether the thread has to be resolved before publication.
    package let isBlocking: Bool
    package let resolvedAt: Date?
    package let resolvedBy: String?
    /// Its comments, earliest first; never empty.
    package let comments: [Comment]

    package init(
        id: ID<CommentThread>, sectionID: ID<PostmortemSection>, sectionRevision: Int, quote: TextQuote?,
        isBlocking: Bool, resolvedAt: Date?, resolvedBy: String?, comments: [Comment]
    ) {
        self.id = id
        self.sectionID = sectionID
        self.sectionRevision = sectionRevision
        self.quote = quote
        self.isBlocking = isBlocking
        self.resolvedAt = resolvedAt
        self.resolvedBy = resolvedBy
        self.comments = comments
    }

    package var isResolved: Bool { resolvedAt != nil }
    package var blocksPublication: Bool { isBlocking && !isResolved }
    /// The person who started it.
    package var startedBy: ID<Person>? { comments.first?.writtenBy }
    /// The beginning of its first comment, on one line.
    package var opening: String {
        let line = comments.first?.text.split(whereSeparator: \.isNewline).first ?? ""
        let scalars = line.unicodeScalars.prefix(81)
        return scalars.count <= 80 ? String(line) : String(String.UnicodeScalarView(scalars.dropLast())) + "…"
    }
}

extension ID where Entity == CommentThread {
    /// Its name among the parts of a postmortem, such as `thread-7`; on a page also its anchor.
    package var name: String { "thread-\(self)" }
}

/// One comment in a thread. Its earlier texts are kept.
package struct Comment: Equatable, Sendable {
    package let id: ID<Comment>
    package let threadID: ID<CommentThread>
    package let writtenBy: ID<Person>?
    package let writerName: String
    package let writtenAt: Date
    package let editedAt: Date?
    package let text: String
    package let version: Int

    package init(
        id: ID<Comment>, threadID: ID<CommentThread>, writtenBy: ID<Person>?, writerName: String, writtenAt: Date,
        editedAt: Date?, text: String, version: Int
    ) {
        self.id = id
        self.threadID = threadID
        self.writtenBy = writtenBy
        self.writerName = writerName
        self.writtenAt = writtenAt
        self.editedAt = editedAt
        self.text = text
        self.version = version
    }
}
