import Foundation

/// The revision of each section of a postmortem, which together identify the text that somebody has read.
package struct SectionRevisions: Equatable, Sendable {
    package let numbers: [ID<PostmortemSection>: Int]

    package init(_ numbers: [ID<PostmortemSection>: Int]) {
        self.numbers = numbers
    }

    package init(_ sections: [PostmortemSection]) {
        numbers = Dictionary(sections.map { ($0.id, $0.revision) }) { first, _ in first }
    }

    /// - Parameter text: as a form carries it, `12.3-13.1`; nil for anything else.
    package init?(text: String) {
        var numbers: [ID<PostmortemSection>: Int] = [:]
        for pair in text.split(separator: "-", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let id = ID<PostmortemSection>(text: String(parts[0])), let number = Int(parts[1]),
                number > 0, numbers.updateValue(number, forKey: id) == nil
            else { return nil }
        }
        self.numbers = numbers
    }

    package var text: String {
        numbers.sorted { $0.key < $1.key }.map { "\($0.key).\($0.value)" }.joined(separator: "-")
    }

    /// The sections whose text differs between the two.
    package func changed(since other: SectionRevisions) -> Set<ID<PostmortemSection>> {
        Set(numbers.filter { other.numbers[$0.key] != $0.value }.map(\.key))
    }
}

/// The whole text of a postmortem at one moment, frozen under a number. Review decisions and publications refer to it.
package struct DocumentRevision: Equatable, Sendable {
    package let id: ID<DocumentRevision>
    /// Counted from 1 for each postmortem.
    package let number: Int
    package let frozenAt: Date
    package let sections: SectionRevisions

    package init(id: ID<DocumentRevision>, number: Int, frozenAt: Date, sections: SectionRevisions) {
        self.id = id
        self.number = number
        self.frozenAt = frozenAt
        self.sections = sections
    }
}

/// A published revision, with a note of what changed.
package struct Publication: Equatable, Sendable {
    package let revision: DocumentRevision
    /// Empty for the first.
    package let note: String
    package let publishedAt: Date
    package let publishedBy: String?
    /// The number of people who approved exactly this text.
    package let approvals: Int

    package init(
        revision: DocumentRevision, note: String, publishedAt: Date, publishedBy: String?, approvals: Int
    ) {
        self.revision = revision
        self.note = note
        self.publishedAt = publishedAt
        self.publishedBy = publishedBy
        self.approvals = approvals
    }
}
