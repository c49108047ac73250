import Foundation

/// What people say to one another about a passage of a postmortem, or about one of its sections.
package struct CommentThread: Equatable, Sendable {
    package let id: ID<CommentThread>
    package let sectionID: ID<PostmortemSection>
    /// The revision of the section that it was begun on.
    package let sectionRevision: Int
    /// Nil where it is about the whole section.
    package let quote: TextQuote?
    /// It has to be settled before publication.
    package let isBlocking: Bool
    package let resolvedAt: Date?
    package let resolvedBy: String?
    /// The earliest first; never empty.
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
}

extension ID where Entity == CommentThread {
    /// Where a page shows it.
    package var anchor: String { "thread-\(self)" }
}

/// One thing said in a thread. Its earlier texts are kept.
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
