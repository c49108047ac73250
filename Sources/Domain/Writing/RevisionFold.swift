import Foundation

/// A revision of a section without its text.
package struct SectionRevisionHead: Equatable, Sendable {
    package let revision: Int
    package let writtenAt: Date
    package let writerID: ID<Person>?
    package let writer: String?

    package init(revision: Int, writtenAt: Date, writerID: ID<Person>?, writer: String?) {
        self.revision = revision
        self.writtenAt = writtenAt
        self.writerID = writerID
        self.writer = writer
    }
}

/// Revisions that one person wrote in quick succession, shown as one entry in the history. Each of them is kept.
package struct RevisionFold: Equatable, Sendable {
    package private(set) var first: SectionRevisionHead
    package private(set) var last: SectionRevisionHead

    /// The longest pause within one entry, longer than it takes to think about a sentence.
    package static let longestPause: TimeInterval = 10 * 60

    /// - Parameter heads: latest first, like the folds.
    package static func folds(_ heads: [SectionRevisionHead]) -> [RevisionFold] {
        var folds: [RevisionFold] = []
        for head in heads {
            if let fold = folds.last, fold.first.writerID == head.writerID, head.writerID != nil, head.revision > 1,
                fold.first.writtenAt.timeIntervalSince(head.writtenAt) <= longestPause
            {
                folds[folds.count - 1].first = head
            } else {
                folds.append(RevisionFold(first: head, last: head))
            }
        }
        return folds
    }
}
