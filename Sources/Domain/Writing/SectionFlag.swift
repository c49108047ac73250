import Foundation

/// A passage that two people rewrote at the same time: "you both changed this". Both versions stand in the text until a person
/// decides. The postmortem is not published before that.
package struct SectionFlag: Equatable, Sendable {
    package let id: ID<SectionFlag>
    package let sectionID: ID<PostmortemSection>
    package let slug: String
    package let sectionTitle: String
    /// What the passage was for the one who saved first; empty where they removed it.
    package let theirs: String
    /// What it was for the one whose text was merged into that.
    package let mine: String
    /// How it stands in the text.
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
        /// As it stands.
        case both
    }

    /// What a choice makes of the passage.
    package func passage(_ choice: Choice) -> String {
        switch choice {
        case .theirs: theirs
        case .mine: mine
        case .both: merged
        }
    }

    /// The text of the section with what was chosen in the place of the passage; nil where the passage is not there any more.
    package func resolved(_ text: String, with choice: Choice) -> String? {
        let chosen = passage(choice)
        if choice == .both || chosen == merged { return text }
        return PassageReplacement.replacing(merged, with: chosen, in: text)
    }
}

enum PassageReplacement {
    /// The first place where the words of the passage stand in a row. White space may have changed.
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
        // Where nothing is left between two gaps, the larger one is enough.
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
