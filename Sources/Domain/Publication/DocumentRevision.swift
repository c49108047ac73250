import Foundation

/// Which revision each section of a postmortem is at: what somebody has read when they have read the whole.
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

    /// The sections whose text is another one in the other.
    package func changed(since other: SectionRevisions) -> Set<ID<PostmortemSection>> {
        Set(numbers.filter { other.numbers[$0.key] != $0.value }.map(\.key))
    }
}

/// The whole text of a postmortem as it was at one moment, frozen under a number. Verdicts and publications name one.
package struct DocumentRevision: Equatable, Sendable {
    package let id: ID<DocumentRevision>
    /// From 1 for each postmortem.
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

/// A revision that readers were given, with what was changed in it.
package struct Publication: Equatable, Sendable {
    package let revision: DocumentRevision
    /// Empty for the first.
    package let note: String
    package let publishedAt: Date
    package let publishedBy: String?
    /// How many people approved exactly this text.
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
