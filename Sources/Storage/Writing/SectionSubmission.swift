import Domain
import Foundation

/// A text that somebody wants a section to have: from a form, from a page that saves by itself, from a draft of last week.
package struct SectionSubmission: Equatable, Sendable {
    /// As it was sent.
    package var text: String
    /// The revision it was written from.
    package var base: Int
    /// What the page or the program that sends it calls itself.
    package var client: String
    /// Counts what that client sends.
    package var sequence: Int

    package init(text: String, base: Int, client: String = UUID().uuidString, sequence: Int = 1) {
        self.text = text
        self.base = base
        self.client = client
        self.sequence = sequence
    }
}

/// What has become of a submission.
package struct SectionAnswer: Equatable, Sendable {
    package let revision: Int
    /// The text of that revision.
    package let text: String
    /// What leads from the text that was sent to that of the revision, for an area that shows what was sent.
    package let edits: [TextEdit]
    /// Whether somebody else's words are in it as well.
    package var isMerged: Bool { !edits.isEmpty }

    package init(revision: Int, text: String, edits: [TextEdit]) {
        self.revision = revision
        self.text = text
        self.edits = edits
    }
}
