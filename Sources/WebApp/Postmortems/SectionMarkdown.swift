import Domain
import Markdown

/// A Markdown text as part of a longer document: as typed, except for constructs that would affect the rest of the
/// document, and for HTML that our own pages show as text.
struct SectionMarkdown {
    /// Ends in a line break.
    let text: String

    /// - Parameters:
    ///   - blocks: the blocks that this section shows.
    ///   - expand: returns the contents of a block.
    init(_ source: String, blocks: Set<LiveBlock> = [], expand: (LiveBlock) -> String = { _ in "" }) {
        let markdown = MarkdownLines(SectionMarkdown.closed(Markdown.withHTMLAsText(source)))
        let shift = markdown.headingShift
        let places = Dictionary(markdown.blocks.map { ($0.line, $0.block) }) { first, _ in first }
        var written: Set<LiveBlock> = []
        var result = ""
        var index = 0
        while index < markdown.lines.count {
            let line = markdown.lines[index]
            if let block = places[index], blocks.contains(block), written.insert(block).inserted {
                result += expand(block)
            } else if shift > 0, let level = MarkdownLines.numberSigns(line) {
                let title = line.text.drop { $0 == " " }.dropFirst(level)
                result += String(repeating: "#", count: min(6, level + shift)) + title + "\n"
            } else if shift > 0, let level = markdown.underlinedLevel(at: index) {
                result += String(repeating: "#", count: min(6, level + shift)) + " " + line.words + "\n"
                index += 1
            } else {
                result += line.text + "\n"
            }
            index += 1
        }
        text = result
    }

    /// An unfinished code block would swallow the rest of the document, and so would an HTML element, which we show as
    /// text. The code block is closed, the HTML gets a backslash; both only if needed.
    private static func closed(_ text: String) -> String {
        if !mayStayOpen(text) || endsCleanly(text) { return text }
        let fences = [MarkdownLines(text).missingFence, "```", "~~~"].compactMap { $0 }
        let candidates = fences.map { "\(text)\n\($0)" } + [withoutElements(text)]
        return candidates.first(where: endsCleanly) ?? text
    }

    /// Whether there is a fence or a tag in a text: nothing else reaches over a blank line. Reading the text to find out takes
    /// a hundred times longer.
    private static func mayStayOpen(_ text: String) -> Bool {
        var run = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "<") { return true }
            run = byte == previous ? run + 1 : 1
            if run == 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") { return true }
            previous = byte
        }
        return false
    }

    /// Whether a heading after the text is still a heading.
    private static func endsCleanly(_ text: String) -> Bool {
        Markdown.headings(of: text + "\n\n## end of the section").last?.title == "end of the section"
    }

    private static func withoutElements(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let spaces = line.prefix { $0 == " " }
            return spaces.count < 4 && line.dropFirst(spaces.count).first == "<"
                ? spaces + "\\" + line.dropFirst(spaces.count) : String(line)
        }.joined(separator: "\n")
    }
}
