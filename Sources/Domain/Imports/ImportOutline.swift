/// A document cut into its parts.
struct ImportOutline {
    private(set) var parts: [ImportPart] = []
    /// The heading that names the document; empty where a template's own word for it was never replaced.
    private(set) var title: (line: Int, text: String)?
    /// The lines of headings and their underlines, which are no prose.
    private(set) var underlines: Set<Int> = []

    private let lines: MarkdownLines
    private var current = ImportPart(title: "", role: nil, level: 0)
    private var opened: Set<Int> = []

    /// - Parameter start: the first line after the front matter.
    init(_ lines: MarkdownLines, from start: Int) {
        self.lines = lines
        let headings = ImportOutline.headings(lines, from: start)
        if let first = headings.first, ImportOutline.isTitle(first, among: headings) {
            let words = InlineWords.plain(first.text)
            title = (first.line, ImportOutline.isPlaceholder(words) ? "" : words)
        }
        let byLine = Dictionary(headings.map { ($0.line, $0) }) { first, _ in first }
        underlines = Set(headings.filter(\.isUnderlined).map { $0.line + 1 })
        for index in lines.lines.indices.dropFirst(start) {
            if title?.line == index || underlines.contains(index) { continue }
            if let heading = byLine[index] {
                read(heading)
            } else if !lines.lines[index].isCode, let label = ImportLabel(lines.lines[index].text) {
                read(label, at: index)
            } else {
                current.lines.append(index)
            }
        }
        parts.append(current)
    }

    /// Whether a heading says that a title belongs there: `Title`, `ISSUE NAME`, `[Incident title]`.
    private static func isPlaceholder(_ text: String) -> Bool {
        let words = ImportRole.normalized(text).split(separator: " ")
        let names: Set<Substring> = [
            "title", "name", "tittel", "titel", "titre", "titulo", "t\u{ED}tulo", "navn",
            "\u{30BF}\u{30A4}\u{30C8}\u{30EB}",
            "\u{6807}\u{9898}", "untitled", "unnamed",
        ]
        let others: Set<Substring> = [
            "issue", "incident", "outage", "postmortem", "post", "mortem", "event", "document", "the", "of", "your",
            "insert",
            "here", "report", "hendelse",
        ]
        return words.contains(where: names.contains) && words.allSatisfy { names.contains($0) || others.contains($0) }
    }

    // MARK: Headings

    struct Heading {
        let line: Int
        let level: Int
        let text: String
        let isUnderlined: Bool
    }

    private static func headings(_ lines: MarkdownLines, from start: Int) -> [Heading] {
        lines.lines.indices.dropFirst(start).compactMap { index in
            let line = lines.lines[index]
            if let level = MarkdownLines.numberSigns(line) {
                return Heading(line: index, level: level, text: text(behindSigns: line.words), isUnderlined: false)
            }
            guard let level = lines.underlinedLevel(at: index) else { return nil }
            return Heading(line: index, level: level, text: String(line.words), isUnderlined: true)
        }
    }

    private static func text(behindSigns words: Substring) -> String {
        let text = words.drop { $0 == "#" }
        guard let last = text.lastIndex(where: { $0 != "#" && $0 != " " }) else { return "" }
        return String(text[...last]).trimmed
    }

    /// The first heading is the title where it is above all others, or of the first level and no usual section.
    private static func isTitle(_ first: Heading, among headings: [Heading]) -> Bool {
        let isAbove = headings.dropFirst().allSatisfy { $0.level > first.level }
        if ImportRole(first.text) != nil {
            return headings.count > 1 && isAbove && first.level == 1 && first.text.utf8.count > 40
        }
        return first.level == 1 || isAbove
    }

    private mutating func read(_ heading: Heading) {
        let role = ImportRole(heading.text)
        guard begins(heading.level, role) else {
            current.lines.append(heading.line)
            return
        }
        open(
            ImportPart(
                title: InlineWords.plain(heading.text), role: role, level: heading.level, heading: heading.line))
    }

    /// Headings of a deeper level belong to the part that they are in, unless that part is of no known kind and they
    /// are.
    private func begins(_ level: Int, _ role: ImportRole?) -> Bool {
        if level <= current.level || current.isPreamble || current.isLabel { return true }
        guard role != nil else { return false }
        return current.role == nil || (current.role == .timeline && opened.contains(level))
            || (current.role == .facts)
    }

    private mutating func open(_ part: ImportPart) {
        parts.append(current)
        opened.insert(part.level)
        current = part
    }

    // MARK: Labels

    private mutating func read(_ label: ImportLabel, at index: Int) {
        let role = ImportRole(label.name)
        let isParagraph = !label.isListed && index > 0 && lines.isBlank(index - 1)
        let isNext = label.isBare || (isParagraph && role != nil && role != current.role && current.isProse)
        let isAmongLabels = current.isPreamble || current.isLabel || (current.level == 7 && isNext)
        guard isAmongLabels || (label.isBare && role != nil && current.role == nil) else {
            current.lines.append(index)
            return
        }
        let isShort = label.rest.utf8.count <= 100 && !label.rest.isEmpty
        if role == nil && (current.isPreamble || isShort || label.name.utf8.contains { (0x30...0x39).contains($0) }) {
            return note(index)
        }
        open(
            ImportPart(
                title: InlineWords.plain(label.name), role: role, level: label.isBare && !current.isLabel ? 7 : 8,
                heading: index, first: label.rest))
    }

    /// A fact that needs no section of its own is kept with the others before the first heading.
    private mutating func note(_ index: Int) {
        if current.isPreamble {
            current.lines.append(index)
        } else if let first = parts.firstIndex(where: \.isPreamble) {
            parts[first].lines.append(index)
        }
    }
}
