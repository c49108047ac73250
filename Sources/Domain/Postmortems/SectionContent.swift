/// The contents of a section of a postmortem: nothing, recorded data of the incident, or words that a person wrote.
package enum SectionContent: Equatable, Sendable {
    /// No words of a person, and no live block with recorded data. The template's own text does not count.
    case empty
    /// Live blocks that show what people recorded elsewhere, such as the impact.
    case recorded
    case written

    package var label: String {
        switch self {
        case .empty: "empty"
        case .recorded: "from the incident"
        case .written: "written"
        }
    }
}

/// The data that a live block has to show for an incident.
package enum LiveBlockContent: Equatable, Sendable {
    /// Nothing yet. Readers of a published postmortem do not see the block.
    case nothing
    /// Only entries that Handrail made itself. They are shown, and fill no section.
    case automatic
    /// Data that people recorded.
    case recorded
}

extension PostmortemSection {
    /// Whether a person wrote something in it. Live blocks, comments, lines without a word, and lines that the template
    /// put there do not count.
    package var isWritten: Bool { hasWords(besides: Set(wordLines(of: starter))) }

    /// Whether it has text of its own, written by a person or by its template.
    var hasText: Bool { hasWords(besides: []) }

    private func hasWords(besides known: Set<String>) -> Bool {
        wordLines(of: text).contains { !known.contains($0) }
    }

    private func wordLines(of text: String) -> [String] {
        let markdown = MarkdownLines(text.withoutComments)
        let blocks = Set(markdown.blocks.map(\.line))
        return markdown.lines.indices.compactMap { index in
            let words = markdown.lines[index].words
            return !blocks.contains(index) && words.utf8.contains(where: isPartOfWord) ? String(words) : nil
        }
    }
}

/// An ASCII letter or digit, or a part of any other character.
private func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
    default: false
    }
}

extension String {
    /// The text without `<!-- … -->`. A comment that does not end is text.
    fileprivate var withoutComments: String {
        let bytes = Array(utf8)
        var kept: [UInt8] = []
        var index = 0
        var mayEnd = true
        while index < bytes.count {
            if mayEnd, bytes[index...].starts(with: "<!--".utf8) {
                if let end = bytes.firstIndex(of: "-->", from: index + 4) {
                    index = end
                    continue
                }
                mayEnd = false
            }
            kept.append(bytes[index])
            index += 1
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension [UInt8] {
    /// The index after the first occurrence of a mark.
    fileprivate func firstIndex(of mark: String, from start: Int) -> Int? {
        let length = mark.utf8.count
        guard start <= count - length else { return nil }
        return (start...(count - length)).first { self[$0...].starts(with: mark.utf8) }.map { $0 + length }
    }
}
