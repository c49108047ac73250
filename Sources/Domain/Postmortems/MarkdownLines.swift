/// The lines of a Markdown text, as far as the document around it must know them: which are code, which are headings,
/// which represent a live block.
package struct MarkdownLines {
    package struct Line {
        package var text: Substring
        /// Between two fences, the fences included (CommonMark 0.30, section 4.5).
        package var isCode: Bool

        /// The text without white space at both ends.
        package var words: Substring {
            let text = text.drop(while: \.isWhitespace)
            return text.dropLast(text.reversed().prefix(while: \.isWhitespace).count)
        }
    }

    package private(set) var lines: [Line] = []
    /// The fence that would end an unfinished code block.
    package private(set) var missingFence: String?

    package init(_ text: String) {
        var fence: (character: Character, length: Int)?
        let hasMarks = text.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
        // Bytes, because looking for the borders of characters takes longer than everything else here.
        for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = Substring(bytes)
            let mark = hasMarks ? MarkdownLines.fence(line, isOpen: fence != nil) : nil
            if let open = fence {
                lines.append(Line(text: line, isCode: true))
                if let mark, mark.character == open.character, mark.length >= open.length, mark.isBare { fence = nil }
            } else {
                fence = mark.map { ($0.character, $0.length) }
                lines.append(Line(text: line, isCode: mark != nil))
            }
        }
        missingFence = fence.map { String(repeating: $0.character, count: $0.length) }
    }

    /// The live blocks in the text, each with its line number.
    package var blocks: [(line: Int, block: LiveBlock)] {
        lines.indices.compactMap { index in
            guard !lines[index].isCode, lines[index].text.utf8.contains(UInt8(ascii: "{")),
                let block = LiveBlock(line: lines[index].words), isAlone(index)
            else {
                return nil
            }
            return (index, block)
        }
    }

    /// The number of levels by which its headings are lowered to be below a second-level heading.
    package var headingShift: Int {
        let levels = lines.indices.compactMap { headingLevel(at: $0) }
        return levels.min().map { max(0, 3 - $0) } ?? 0
    }

    /// 1…6 for a heading that begins at this line: `## Title`, or a line that the next one underlines.
    func headingLevel(at index: Int) -> Int? {
        MarkdownLines.numberSigns(lines[index]) ?? underlinedLevel(at: index)
    }

    package static func numberSigns(_ line: Line) -> Int? {
        guard !line.isCode, MarkdownLines.indent(line.text) < 4 else { return nil }
        let text = line.text.drop { $0 == " " }
        let level = text.prefix { $0 == "#" }.count
        guard (1...6).contains(level) else { return nil }
        let next = text.dropFirst(level).first
        return next == nil || next == " " || next == "\t" ? level : nil
    }

    /// CommonMark 0.30, section 4.3, for a paragraph of one line; the last row of a table does not count.
    package func underlinedLevel(at index: Int) -> Int? {
        guard index + 1 < lines.count, !lines[index].isCode, !lines[index + 1].isCode else { return nil }
        let text = lines[index].text
        guard
            let mark = lines[index + 1].text.utf8.first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }),
            mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
        else { return nil }
        let underline = lines[index + 1].words
        guard MarkdownLines.indent(text) < 4, MarkdownLines.indent(lines[index + 1].text) < 4,
            !isBlank(index), index == 0 || isBlank(index - 1), MarkdownLines.isPlainText(text)
        else { return nil }
        if !underline.isEmpty && underline.allSatisfy({ $0 == "=" }) { return 1 }
        return underline.count > 1 && underline.allSatisfy { $0 == "-" } ? 2 : nil
    }

    private func isAlone(_ index: Int) -> Bool {
        (index == 0 || isBlank(index - 1)) && (index + 1 == lines.count || isBlank(index + 1))
    }

    func isBlank(_ index: Int) -> Bool { lines[index].text.allSatisfy(\.isWhitespace) }

    static func indent(_ text: Substring) -> Int {
        text.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    }

    /// Whether the line is not a quote, a list item, a table row or a heading.
    private static func isPlainText(_ text: Substring) -> Bool {
        guard let first = text.drop(while: { $0 == " " }).first, !text.contains("|") else { return false }
        return !">#-+*".contains(first) && !(first.isNumber && text.contains(where: { $0 == "." || $0 == ")" }))
    }

    /// A fence may follow the markers of quotes and list items.
    private static func fence(
        _ line: Substring, isOpen: Bool
    ) -> (character: Character, length: Int, isBare: Bool)? {
        guard line.utf8.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }) else { return nil }
        let text = isOpen ? line.drop { " \t>".contains($0) } : withoutMarkers(line)
        guard let character = text.first, character == "`" || character == "~" else { return nil }
        let length = text.prefix { $0 == character }.count
        let info = text.dropFirst(length)
        guard length >= 3, character == "~" || !info.contains("`") else { return nil }
        return (character, length, info.allSatisfy(\.isWhitespace))
    }

    private static func withoutMarkers(_ line: Substring) -> Substring {
        var text = line
        while true {
            text = text.drop { " \t>".contains($0) }
            let digits = text.prefix { $0.isASCII && $0.isNumber }.count
            let marker = text.dropFirst(digits).first
            let isMarker = digits == 0 ? "-+*".contains(marker ?? " ") && marker != nil : marker == "." || marker == ")"
            let rest = text.dropFirst(digits + 1)
            guard isMarker, rest.first == " " else { return text }
            text = rest
        }
    }
}
