/// A note in a Markdown text, `[^1]: like this`: the lines of its first paragraph, and those that refer to it.
struct MarkdownNote {
    let lines: Range<Int>
    private var references: [Int] = []

    func isReferred(in range: Range<Int>) -> Bool { references.contains { range.contains($0) } }

    /// Whether other lines refer to it, and none of these.
    func isReferred(outside range: Range<Int>) -> Bool { !references.isEmpty && !isReferred(in: range) }

    /// The notes of a text, in their order. Of two with the same label the first counts.
    static func all(in markdown: MarkdownLines) -> [MarkdownNote] {
        var notes: [MarkdownNote] = []
        var numbers: [[UInt8]: Int] = [:]
        var index = 0
        while index < markdown.lines.count {
            let words = Array(markdown.lines[index].words.utf8)
            guard !markdown.lines[index].isCode, let label = label(in: words, at: 0), numbers[label] == nil,
                words.dropFirst(label.count + 3).first == UInt8(ascii: ":")
            else {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < markdown.lines.count, !markdown.isBlank(index), markdown.lines[index].words.first != "[" {
                index += 1
            }
            numbers[label] = notes.count
            notes.append(MarkdownNote(lines: start..<index))
        }
        if notes.isEmpty { return [] }
        for (index, line) in markdown.lines.enumerated() where !line.isCode {
            let bytes = Array(line.text.utf8)
            for place in bytes.indices where bytes[place] == UInt8(ascii: "[") {
                guard let note = label(in: bytes, at: place).flatMap({ numbers[$0] }),
                    !notes[note].lines.contains(index)
                else { continue }
                notes[note].references.append(index)
            }
        }
        return notes
    }

    private init(lines: Range<Int>) {
        self.lines = lines
    }

    /// The label in `[^label]`, at most 100 bytes.
    private static func label(in bytes: [UInt8], at start: Int) -> [UInt8]? {
        guard bytes[start...].starts(with: "[^".utf8) else { return nil }
        let label = bytes[(start + 2)...].prefix(101).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: " ") }
        guard (1...100).contains(label.count), label.endIndex < bytes.count, bytes[label.endIndex] == UInt8(ascii: "]")
        else { return nil }
        return Array(label)
    }
}
