import Foundation

/// A passage that two people rewrote at the same time: "you both changed this". Both versions stay in the text until a
/// person decides. The postmortem cannot be published before that.
package struct SectionFlag: Equatable, Sendable {
    package let id: ID<SectionFlag>
    package let sectionID: ID<PostmortemSection>
    package let slug: String
    package let sectionTitle: String
    /// The passage of the person who saved first; empty if they removed it.
    package let theirs: String
    /// The passage of the person whose text was merged into it.
    package let mine: String
    /// The passage in the merged text.
    package let merged: String
    package let theirAuthor: Author
    package let myAuthor: Author
    package let openedAt: Date

    package struct Author: Equatable, Sendable {
        package let id: ID<Person>?
        package let name: String

        package init(id: ID<Person>?, name: String) {
            self.id = id
            self.name = name
        }
    }

    package init(
        id: ID<SectionFlag>, sectionID: ID<PostmortemSection>, slug: String, sectionTitle: String,
        theirs: String,
        mine: String, merged: String, theirAuthor: Author, myAuthor: Author, openedAt: Date
    ) {
        self.id = id
        self.sectionID = sectionID
        self.slug = slug
        self.sectionTitle = sectionTitle
        self.theirs = theirs
        self.mine = mine
        self.merged = merged
        self.theirAuthor = theirAuthor
        self.myAuthor = myAuthor
        self.openedAt = openedAt
    }

    package enum Choice: String, CaseIterable, Sendable {
        case theirs, mine
        /// Keep both versions.
        case both
    }

    /// The passage that results from a choice.
    package func passage(_ choice: Choice) -> String {
        switch choice {
        case .theirs: theirs
        case .mine: mine
        case .both: merged
        }
    }

    /// The section's text with the chosen version in place of the passage; nil if the passage is no longer there.
    package func resolved(_ text: String, with choice: Choice) -> String? {
        let chosen = passage(choice)
        if choice == .both || chosen == merged { return text }
        return PassageReplacement.replacing(merged, with: chosen, in: text)
    }
}

enum PassageReplacement {
    /// Replaces the first occurrence of the words of the passage. White space may have changed.
    static func replacing(_ passage: String, with replacement: String, in text: String) -> String? {
        let (whole, part) = (WordText(text), WordText(passage))
        let numbers = WordText.numbers([whole, part])
        guard part.count > 0, whole.count >= part.count,
            let start = (0...whole.count - part.count).first(where: {
                numbers[0][$0..<$0 + part.count].elementsEqual(numbers[1])
            })
        else { return nil }
        let before = whole.bytes[..<whole.words[start].lowerBound]
        let behind = whole.bytes[whole.words[start + part.count - 1].upperBound...]
        // If nothing is left between two gaps, the larger one is enough.
        var (first, second) = (before, behind)
        if replacement.isEmpty {
            let (left, right) = (whole.gap(before: start), whole.gap(before: start + part.count))
            if left.count >= right.count {
                second = behind.dropFirst(right.count)
            } else {
                first = before.dropLast(left.count)
            }
        }
        return String(decoding: Array(first) + Array(replacement.utf8) + Array(second), as: UTF8.self)
    }
}
