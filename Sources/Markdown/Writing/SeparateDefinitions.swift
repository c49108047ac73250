extension Markdown {
    /// Texts that may follow each other in one document: a link definition of one means nothing in another, and neither does
    /// a note, unless the other has none of this label.
    /// Where a label would, its text gets another label, which is its own with the name of the text behind it.
    package static func separated(_ texts: [(name: String, text: String)]) -> [String] {
        let labels = texts.map { Labels(in: $0.text) }
        var all = Set(labels.flatMap { $0.defined.union($0.used) })
        var definers: [[UInt8]: Int] = [:]
        return texts.indices.map { index in
            var names: [[UInt8]: [UInt8]] = [:]
            for label in labels[index].defined.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                let isMeantElsewhere = labels.indices.contains {
                    $0 != index && labels[$0].used.contains(label) && !labels[$0].defined.contains(label)
                }
                let isFirst = definers[label] == nil
                definers[label] = definers[label] ?? index
                // A note is one of the whole document, as ``sharingNotes(_:)`` shows it.
                if isFirst && (label.first == UInt8(ascii: "^") || !isMeantElsewhere) { continue }
                var name = label + "-\(texts[index].name)".utf8
                while !all.insert(name).inserted { name += "-2".utf8 }
                names[label] = name
            }
            guard !names.isEmpty else { return texts[index].text }
            let renamed = labels[index].renamed(names)
            return html(renamed) == html(texts[index].text) ? renamed : texts[index].text
        }
    }
}

/// The labels in a Markdown text: of definitions such as `[a]: /b`, of notes, and of what may refer to them.
private struct Labels {
    private(set) var defined: Set<[UInt8]> = []
    private(set) var used: Set<[UInt8]> = []
    private let text: [UInt8]
    private var brackets: [Bracket] = []

    private struct Bracket {
        /// Without the brackets.
        let range: Range<Int>
        let label: [UInt8]
        /// Whether the label stays as what is shown, and the other label comes behind it.
        let isShown: Bool
        /// Whether `[]` follows.
        let isCollapsed: Bool
    }

    init(in text: String) {
        self.text = Array(text.utf8)
        let lines = SourceLines(of: self.text)
        var fences = Fences()
        for number in 1...max(1, lines.count) where !fences.contain(lines.line(number)) { read(lines.line(number)) }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
        var open: Int?
        var index = line.startIndex
        func byte(_ index: Int) -> UInt8 { line.indices.contains(index) ? line[index] : 0 }
        while index < line.endIndex {
            switch line[index] {
            case .backslash: index += 1
            case .backtick: index = line.endOfCode(at: index) - 1
            case UInt8(ascii: "["): open = index
            case UInt8(ascii: "]"):
                guard let start = open else { break }
                open = nil
                let isDefinition = byte(index + 1) == UInt8(ascii: ":") && line[..<start].allSatisfy { $0 == .space }
                let isNote = byte(start + 1) == UInt8(ascii: "^")
                let isLabel = byte(start - 1) == UInt8(ascii: "]")
                let isCollapsed = byte(index + 1) == UInt8(ascii: "[") && byte(index + 2) == UInt8(ascii: "]")
                if byte(index + 1) == UInt8(ascii: "(") && !isNote { break }
                if byte(index + 1) == UInt8(ascii: "[") && !isCollapsed && !isNote { break }
                let label = line[start + 1..<index].normalizedLabel
                if label.isEmpty { break }
                if isDefinition { defined.insert(label) } else { used.insert(label) }
                brackets.append(
                    Bracket(
                        range: start + 1..<index, label: label, isShown: !isDefinition && !isNote && !isLabel,
                        isCollapsed: isCollapsed))
            default: break
            }
            index += 1
        }
    }

    func renamed(_ names: [[UInt8]: [UInt8]]) -> String {
        var result: [UInt8] = []
        var copied = 0
        for bracket in brackets {
            guard let name = names[bracket.label] else { continue }
            if bracket.isShown {
                result += text[copied..<bracket.range.upperBound + 1] + "[".utf8 + name + "]".utf8
                copied = bracket.range.upperBound + (bracket.isCollapsed ? 3 : 1)
            } else {
                result += text[copied..<bracket.range.lowerBound] + name
                copied = bracket.range.upperBound
            }
        }
        return String(decoding: result + text[copied...], as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// CommonMark 0.30, section 4.7: labels match whatever their case and white space.
    fileprivate var normalizedLabel: [UInt8] {
        let words = split(whereSeparator: \.isWhitespace).joined(separator: " ".utf8)
        return Array(String(decoding: Array(words), as: UTF8.self).lowercased().utf8)
    }
}
