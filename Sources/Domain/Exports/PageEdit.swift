/// What somebody changed on the page of an exported postmortem, outside Handrail.
package struct PageEdit: Equatable, Sendable {
    package struct Section: Equatable, Sendable {
        package let title: String
        /// Its text on the page as it was exported.
        package let base: String
        /// Its text on the page now.
        package let edited: String
    }

    package private(set) var sections: [Section] = []
    /// Changes that are in no section's text, in sentences.
    package private(set) var left: [String] = []

    /// - Parameters:
    ///   - base: the page as it was exported, as an import reads it.
    ///   - edited: the page as it is now.
    package init(from base: ImportedPostmortem, to edited: ImportedPostmortem) {
        for section in edited.sections {
            guard let earlier = base.sections.first(where: { $0.title == section.title }) else {
                left.append("“\(section.title)” is new on the page.")
                continue
            }
            if earlier.text != section.text {
                sections.append(Section(title: section.title, base: earlier.text, edited: section.text))
            }
        }
        for section in base.sections where !edited.sections.contains(where: { $0.title == section.title }) {
            left.append("“\(section.title)” is no longer on the page.")
        }
        if base.title != edited.title { left.append("The title was changed.") }
        if !PageEdit.isSame(base.timeline, edited.timeline, { ($0.moment, $0.text) }) {
            left.append("The timeline was changed.")
        }
        if !PageEdit.isSame(base.findings, edited.findings, { ($0.title, $0.detail) }) {
            left.append("The findings were changed.")
        }
        if !PageEdit.isSame(base.followUps, edited.followUps, { ($0.title, $0.detail) }) {
            left.append("The follow-ups were changed.")
        }
    }

    private static func isSame<Item, First: Equatable, Second: Equatable>(
        _ left: [Item], _ right: [Item], _ value: (Item) -> (First, Second)
    ) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { value($0) == value($1) }
    }
}

extension PageEdit.Section {
    /// The text to submit for a section, whose text at the time was `source`: what the page made of that text (links to
    /// other pages, divided mentions) is not part of the change.
    package func text(from source: String) -> String {
        source == base ? edited : TextMerge(base: base, theirs: source, mine: edited).text.trimmedOfBlankLines
    }
}
