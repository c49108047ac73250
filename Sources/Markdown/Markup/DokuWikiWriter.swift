/// Writes the syntax of DokuWiki. Characters that could mean something are in `%%…%%`, which shows them as they are.
package struct DokuWikiWriter: MarkupWriter {
    package let target: @Sendable (String) -> MarkupTarget

    package init(target: @escaping @Sendable (String) -> MarkupTarget) { self.target = target }

    package func text(_ text: String) -> String { DokuWikiText(text).written }

    package func code(_ code: String) -> String {
        let bytes = code.utf8
        if !code.contains("%%"), bytes.first != UInt8(ascii: "%"), bytes.last != UInt8(ascii: "%") {
            return "''%%\(code)%%''"
        }
        return code.contains("</nowiki>") ? "''\(text(code))''" : "''<nowiki>\(code)</nowiki>''"
    }

    package var lineBreak: String { "\\\\ " }

    package func styled(_ style: MarkupStyle, _ content: String) -> String {
        switch style {
        case .emphasis: "//\(content)//"
        case .strong: "**\(content)**"
        case .deleted: "<del>\(content)</del>"
        case .inserted: "__\(content)__"
        case .marked: content
        case .lowered: "<sub>\(content)</sub>"
        case .raised: "<sup>\(content)</sup>"
        case .key: "''\(content)''"
        }
    }

    package func link(to target: MarkupTarget, _ content: String, plain: String) -> String {
        let title = DokuWikiWriter.title(plain)
        return switch target {
        case .web(let address) where address == plain: "[[\(address)]]"
        case .web(let address): "[[\(address)|\(title)]]"
        case .heading(_, let words): "[[#\(DokuWikiWriter.title(words.replacing("|", with: " ")))|\(title)]]"
        case .page(let name, _): "[[\(name)|\(title)]]"
        case .file(let name): "{{\(name)|\(title)}}"
        case .nowhere: content
        }
    }

    package func image(from target: MarkupTarget, _ description: String) -> String {
        let title = DokuWikiWriter.title(description)
        return switch target {
        case .web(let address), .file(let address): title.isEmpty ? "{{\(address)}}" : "{{\(address)|\(title)}}"
        case .heading, .page, .nowhere: text(description)
        }
    }

    /// The words of a link, where no markup counts, but the ends of links and pictures do.
    private static func title(_ plain: String) -> String {
        var title = plain.replacing("]]", with: "] ]").replacing("}}", with: "} }").replacing("{{", with: "{ {")
        if title.utf8.last == UInt8(ascii: "]") || title.utf8.last == UInt8(ascii: "}") { title += " " }
        return title
    }

    package func noteReference(_ anchor: String, _ number: Int) -> String { "<sup>[\(number)]</sup>" }

    package func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String {
        let marks = String(repeating: "=", count: max(2, 7 - level))
        // Nothing but words counts in a heading.
        return "\(marks) \(content.plain) \(marks)"
    }

    package func paragraph(_ content: [MarkupInline]) -> String { inlines(content) }

    package func list(_ list: MarkupList) -> String { lines(of: list, indent: "  ").joined(separator: "\n") }

    private func lines(of list: MarkupList, indent: String) -> [String] {
        list.items.flatMap { item -> [String] in
            var first = "\(indent)\(list.start == nil ? "*" : "-") \(item.box)"
            var inner: [String] = []
            for (index, block) in item.blocks.enumerated() {
                if case .list(let list) = block {
                    inner += lines(of: list, indent: indent + "  ")
                } else {
                    let words = inLine(block)
                    first += (index == 0 || words.isEmpty ? "" : words.hasPrefix("<") ? " " : lineBreak) + words
                }
            }
            return [first] + inner
        }
    }

    /// A block in the line of an item, where there are no others.
    private func inLine(_ block: MarkupBlock) -> String {
        switch block {
        case .paragraph(let content): inlines(content)
        case .heading(_, _, let content): styled(.strong, inlines(content))
        case .code(let code): self.code(code)
        case .quote(let label, let blocks):
            ((label.map { [styled(.strong, text($0))] } ?? []) + blocks.map(inLine)).joined(separator: lineBreak)
        case .table(let table):
            ([table.header] + table.rows).map { $0.map(inlines).joined(separator: "; ") }.joined(separator: lineBreak)
        case .definitions(let definitions):
            definitions.map { ([$0.term] + $0.meanings).map(inlines).joined(separator: lineBreak) }
                .joined(separator: lineBreak)
        case .details(let summary, let blocks):
            ([styled(.strong, inlines(summary))] + blocks.map(inLine)).joined(separator: lineBreak)
        case .list(let list): list.items.flatMap(\.blocks).map(inLine).joined(separator: lineBreak)
        case .notes(let notes): notes.flatMap(\.blocks).map(inLine).joined(separator: lineBreak)
        case .rule: ""
        }
    }

    package func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String {
        let labelled = (label.map { [MarkupBlock.paragraph([.styled(.strong, [.text($0)])])] } ?? []) + blocks
        return lines(quoting: labelled, "> ").joined(separator: "\n")
    }

    private func lines(quoting blocks: [MarkupBlock], _ mark: String) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .quote(_, let inner): lines(quoting: inner, ">" + mark)
            case .code(let code): ["", self.code(code), ""]
            case .paragraph, .heading, .list, .table, .definitions, .details, .rule, .notes: [mark + inLine(block)]
            }
        }
    }

    package func code(_ code: MarkupCode) -> String {
        let text = code.text.withoutLastBreak
        let isWord = code.language.utf8.allSatisfy { $0.isAlphanumeric || "+-_#".utf8.contains($0) }
        let language = isWord ? code.language.lowercased() : ""
        for tag in ["code", "file"] where !text.contains("</\(tag)>") {
            return "<\(tag)\(language.isEmpty ? "" : " " + language)>\n\(text)\n</\(tag)>"
        }
        return text.prefixingLines(with: "  ", "  ")
    }

    package func table(_ table: MarkupTable) -> String {
        func row(_ cells: [[MarkupInline]], _ mark: String) -> String {
            mark
                + zip(cells, table.alignments).map { cell, alignment in
                    let words = inlines(cell)
                    return switch alignment {
                    case .none: words.isEmpty ? "   \(mark)" : " \(words) \(mark)"
                    case .left: " \(words)  \(mark)"
                    case .center: "  \(words)  \(mark)"
                    case .right: "  \(words) \(mark)"
                    }
                }.joined()
        }
        return ([row(table.header, "^")] + table.rows.map { row($0, "|") }).joined(separator: "\n")
    }

    package func definitions(_ definitions: [MarkupDefinition]) -> String {
        definitions.map { definition in
            styled(.strong, inlines(definition.term))
                + definition.meanings.map { "\n  * \(inlines($0))" }.joined()
        }.joined(separator: "\n\n")
    }

    package func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String {
        [styled(.strong, inlines(summary)), self.blocks(blocks)].joined(separator: "\n\n")
    }

    package var rule: String { "----" }

    package func notes(_ notes: [MarkupNote]) -> String {
        list(MarkupList(start: 1, items: notes.map { MarkupList.Item(blocks: $0.blocks) }))
    }
}

/// A text between whose words nothing is left that DokuWiki would read as markup.
private struct DokuWikiText {
    private(set) var written = ""
    private let bytes: [UInt8]
    private var result: [UInt8] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let start = index
            if bytes[index].isPunctuation {
                while index < bytes.count, bytes[index].isPunctuation { index += 1 }
                let marks = start..<index
                if isHarmless(marks) { result += bytes[marks] } else { append(literally: bytes[marks]) }
            } else if bytes[index].isAlphanumeric {
                while index < bytes.count, bytes[index].isAlphanumeric { index += 1 }
                let word = bytes[start..<index]
                if DokuWikiText.means(word) { append(literally: word) } else { result += word }
            } else {
                result.append(bytes[index] == .lineFeed ? .space : bytes[index])
                index += 1
            }
        }
        written = String(decoding: result, as: UTF8.self)
    }

    /// `%%` ends at the next `%%`, and `<nowiki>` has no sign in it but those of per cent.
    private mutating func append(literally text: ArraySlice<UInt8>) {
        var rest = text
        while let first = rest.first {
            let isPercent = first == UInt8(ascii: "%")
            let part = rest.prefix { ($0 == UInt8(ascii: "%")) == isPercent }
            result += (isPercent ? "<nowiki>" : "%%").utf8
            result += part
            result += (isPercent ? "</nowiki>" : "%%").utf8
            rest = rest.dropFirst(part.count)
        }
    }

    /// Pictures for words, and `640x480` with a sign of multiplication.
    private static func means(_ word: ArraySlice<UInt8>) -> Bool {
        if word.elementsEqual("FIXME".utf8) || word.elementsEqual("DELETEME".utf8) { return true }
        let width = word.prefix(while: \.isDigit)
        let height = word.dropFirst(width.count + 1)
        return !width.isEmpty && word.dropFirst(width.count).first?.lowercased == UInt8(ascii: "x") && !height.isEmpty
            && height.allSatisfy(\.isDigit)
    }

    private func isHarmless(_ range: Range<Int>) -> Bool {
        let before: UInt8 = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0
        let after: UInt8 = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
        let marks = bytes[range]
        guard let first = marks.first else { return true }
        if marks.count > 1 { return DokuWikiText.pairs.contains { marks.elementsEqual($0) } && after <= .space }
        switch first {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "@"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "="):
            return true
        case UInt8(ascii: "."):
            let word = bytes[..<range.lowerBound].suffix(3).map(\.lowercased)
            return !(after.isAlphanumeric && (word == Array("www".utf8) || word == Array("ftp".utf8)))
        case UInt8(ascii: "("):
            let next = bytes[range.upperBound...].prefix(3).map(\.lowercased)
            return !["c)", "r)", "tm)"].contains { next.starts(with: $0.utf8) }
        case UInt8(ascii: "-"):
            return before.isAlphanumeric && after.isAlphanumeric || before == .space && after == .space
        case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "'"):
            return before.isAlphanumeric && after.isAlphanumeric
        default: return false
        }
    }

    private static let pairs = [").", "),", ");", "):", ".)", ",\"", ".\"", "\".", "\",", "\")"].map { Array($0.utf8) }
}
