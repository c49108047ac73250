import Domain
import Foundation

/// A new text for a section, sent by a form, by a page that saves automatically, or from an old draft.
package struct SectionSubmission: Equatable, Sendable {
    /// The text as it was sent.
    package var text: String
    /// The revision that the text is based on.
    package var base: Int
    /// The name of the page or program that sends it.
    package var client: String
    /// Counts the submissions of that client.
    package var sequence: Int

    package init(text: String, base: Int, client: String = UUID().uuidString, sequence: Int = 1) {
        self.text = text
        self.base = base
        self.client = client
        self.sequence = sequence
    }
}

extension SectionSubmission {
    /// The blanks around a text in what was sent; nil if anything else differs.
    static func blanks(of sent: String, around text: String) -> (before: String, after: String)? {
        if text.isEmpty { return nil }
        let isBlank = { (byte: UInt8) in
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
        }
        let (all, inner) = (Array(sent.utf8), Array(text.utf8))
        guard let first = all.firstIndex(where: { !isBlank($0) }),
            let start = inner.firstIndex(where: { !isBlank($0) }),
            first >= start, first - start + inner.count <= all.count
        else { return nil }
        let (before, rest) = (all[..<(first - start)], all[(first - start)...])
        let after = rest.dropFirst(inner.count)
        guard rest.starts(with: inner), before.allSatisfy(isBlank), after.allSatisfy(isBlank) else { return nil }
        return (String(decoding: before, as: UTF8.self), String(decoding: after, as: UTF8.self))
    }
}

/// The result of a submission.
package struct SectionAnswer: Equatable, Sendable {
    package let revision: Int
    /// The text of the resulting revision.
    package let text: String
    /// The edits from the text that was sent to the resulting text, for a text area that shows what was sent.
    package let edits: [TextEdit]
    /// Whether it also contains somebody else's words.
    package var isMerged: Bool { !edits.isEmpty }

    package init(revision: Int, text: String, edits: [TextEdit]) {
        self.revision = revision
        self.text = text
        self.edits = edits
    }
}
