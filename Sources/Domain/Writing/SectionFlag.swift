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
