/// What somebody changed on the page of an exported postmortem, outside Handrail.
package struct PageEdit: Sendable {
    package struct Section: Equatable, Sendable {
        package let title: String
        /// Its text on the page as it was exported.
        package let base: String
        /// Its text on the page now.
        package let edited: String
    }

    package private(set) var sections: [Section] = []
    /// The title as it was exported and as it is now, if it was changed.
    package private(set) var title: (base: String, edited: String)?
    /// Changes that are neither the title nor in a section's text, in sentences.
    package private(set) var left: [String] = []

    private static let mostLines = 10

    /// - Parameters:
    ///   - base: the page as it was exported, as an import reads it.
    ///   - edited: the page as it is now.
    package init(from base: Page, to edited: Page) {
        for section in edited.read.sections {
            guard let earlier = base.read.sections.first(where: { $0.title == section.title }) else {
                left.append("“\(section.title)” is new on the page.")
                continue
            }
            if earlier.text != section.text {
                sections.append(Section(title: section.title, base: earlier.text, edited: section.text))
            }
        }
        for section in base.read.sections where !edited.read.sections.contains(where: { $0.title == section.title }) {
            left.append("“\(section.title)” is no longer on the page.")
        }
        title = PageEdit.title(base.read, edited.read)
        addOthers(base.others, edited.others)
    }

    private static func title(
        _ base: ImportedPostmortem, _ edited: ImportedPostmortem
    ) -> (base: String, edited: String)? {
        if base.title != edited.title { return (base.title, edited.title) }
        let (before, now) = (base.export?.heading ?? "", edited.export?.heading ?? "")
        return before == now || now.isEmpty ? nil : (base.title, now)
    }

    /// Says of every line that is no text of a section what became of it, so that no edit is taken for none.
    private mutating func addOthers(_ base: [Page.Line], _ edited: [Page.Line]) {
        func missing(_ lines: [Page.Line], in others: [Page.Line]) -> [Page.Line] {
            var counts = Dictionary(others.map { ($0.text, 1) }, uniquingKeysWith: +)
            return lines.filter { line in
                counts[line.text, default: 0] -= 1
                return counts[line.text, default: 0] < 0
            }
        }
        let changes =
            missing(edited, in: base).map { "\($0.part), line \($0.number): “\($0.short)” is new or changed." }
            + missing(base, in: edited).map { "\($0.part): “\($0.short)” is gone or changed." }
        left += changes.prefix(PageEdit.mostLines)
        let more = changes.count - PageEdit.mostLines
        if more > 0 { left.append("\(more) more line\(more == 1 ? "" : "s") outside of the texts.") }
        if changes.isEmpty, base.map(\.text) != edited.map(\.text) {
            left.append("Lines outside of the texts are in another order.")
        }
    }
}

extension PageEdit {
    /// A page of an export as it was read.
    package struct Page {
        let read: ImportedPostmortem
        let others: [Line]

        /// A line that is no part of a section's text.
        struct Line {
            let number: Int
            let text: String
            /// `Timeline`, for a sentence.
            let part: String

            var short: String { text.count > 80 ? text.prefix(79) + "\u{2026}" : text }
        }

        package init(_ source: ImportSource, _ context: ImportContext) {
            let read = ImportedPostmortem(source, context)
            self.read = read
            // As many lines as the reader saw, without what an export puts between the words of people.
            let lines = ExportMarks.removed(from: source.text).split(separator: "\n", omittingEmptySubsequences: false)
            others = zip(lines, read.places).enumerated().compactMap { index, line in
                let text = String(line.0).trimmed
                guard !text.isEmpty, let part = Page.part(line.1), !text.hasPrefix("title:") else { return nil }
                return Line(number: index + 1, text: text, part: part)
            }
        }

        private static func part(_ place: ImportPlace) -> String? {
            switch place {
            case .blank, .heading, .prose, .title: nil
            case .frontMatter: "The front matter"
            case .timeline: "The timeline"
            case .finding: "The findings"
            case .followUp: "The follow-ups"
            case .structure: "What the records say"
            }
        }
    }
}

extension PageEdit.Section {
    /// The text to submit for a section, whose text at the time was `source`: what the page made of that text (links to
    /// other pages, divided mentions) is not part of the change.
    package func text(from source: String) -> String {
        source == base ? edited : TextMerge(base: base, theirs: source, mine: edited).text.trimmedOfBlankLines
    }
}
