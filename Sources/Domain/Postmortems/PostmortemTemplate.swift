/// A template that a postmortem starts from: a Markdown file whose second-level headings are the sections.
///
/// A heading that ends in ` (required)` marks a section that must be written before publication, and one that ends in
/// ` (customers)` a section that customers may read; it may have both marks. A block quote directly
/// under the heading is help for the writer and never part of the document. The rest is the starter text.
package struct PostmortemTemplate: Equatable, Sendable {
    package struct Section: Equatable, Sendable {
        package let slug: String
        package let title: String
        package let help: String
        package let starter: String
        package let isRequired: Bool
        package let isForCustomers: Bool
    }

    /// The file's name without its ending: `guardrail-first`.
    package let slug: String
    package let name: String
    package let summary: String
    package let kinds: [IncidentKind]
    package let order: Int
    package let sections: [Section]
    /// The whole Markdown, with its front matter.
    package let source: String

    /// - Parameter body: the file after its front matter.
    /// - Throws: ``Refusal`` if it has no section, or two with the same name.
    package init(
        slug: String, name: String, summary: String, kinds: [IncidentKind], order: Int, body: String,
        source: String = ""
    ) throws(Refusal) {
        self.slug = slug
        self.name = name
        self.summary = summary
        self.kinds = kinds
        self.order = order
        self.source = source
        sections = try PostmortemTemplate.sections(of: body)
    }

    static func sections(of body: String) throws(Refusal) -> [Section] {
        var sections: [Section] = []
        var heading: String?
        var lines: [Substring] = []
        var fence: Substring?
        func finish() throws(Refusal) {
            guard let heading else { return }
            let section = section(heading: heading, lines: lines)
            if section.slug.isEmpty || sections.contains(where: { $0.slug == section.slug }) {
                throw Refusal("The template has two sections called “\(section.title)”, or one without a name.")
            }
            sections.append(section)
        }
        for line in body.withPlainLineEnds.split(separator: "\n", omittingEmptySubsequences: false) {
            fence = Self.fence(behind: line, in: fence)
            if fence == nil, line.hasPrefix("## ") {
                try finish()
                heading = String(line.dropFirst(3)).trimmed
                lines = []
            } else {
                lines.append(line)
            }
        }
        try finish()
        if sections.isEmpty { throw Refusal("The template has no section: begin each with a line like “## Summary”.") }
        return sections
    }

    /// The fence of the code block that is open after a line, or nil (CommonMark 0.30, section 4.5).
    private static func fence(behind line: Substring, in open: Substring?) -> Substring? {
        guard let mark = open?.first ?? line.first, mark == "`" || mark == "~" else { return open }
        let marks = line.prefix { $0 == mark }
        guard let open else {
            let isFence = marks.count >= 3 && !(mark == "`" && line.dropFirst(marks.count).contains("`"))
            return isFence ? marks : nil
        }
        let isEnd = marks.count >= open.count && line.dropFirst(marks.count).allSatisfy(\.isWhitespace)
        return isEnd ? nil : open
    }

    private static func section(heading: String, lines: [Substring]) -> Section {
        var title = heading
        var marks: Set<String> = []
        while let mark = ["(required)", "(customers)"].first(where: { title == $0 || title.hasSuffix(" " + $0) }) {
            marks.insert(mark)
            title = String(title.dropLast(mark.count)).trimmed
        }
        let written = lines.drop { $0.allSatisfy(\.isWhitespace) }
        let quoted = written.prefix { $0.hasPrefix(">") }
        let help = quoted.map { $0.dropFirst($0.hasPrefix("> ") ? 2 : 1) }.joined(separator: "\n")
        let starter = written.dropFirst(quoted.count).joined(separator: "\n").trimmedOfBlankLines
        return Section(
            slug: Slug.make(from: title), title: title, help: help, starter: starter,
            isRequired: marks.contains("(required)"), isForCustomers: marks.contains("(customers)"))
    }
}
