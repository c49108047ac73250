/// Writes wikitext as MediaWiki reads it. A character that could mean something is a reference such as `&#91;`, which
/// MediaWiki resolves after everything else.
package struct MediaWikiWriter: MarkupWriter {
    package let target: @Sendable (String) -> MarkupTarget
    private let anchors: Set<String>
    package init(anchors: Set<String> = [], target: @escaping @Sendable (String) -> MarkupTarget) {
        self.anchors = anchors
        self.target = target
    }

    package func text(_ text: String) -> String {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            let isSpecial: Bool
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "'"), UInt8(ascii: "~"):
                isSpecial = true
            case UInt8(ascii: "_"), UInt8(ascii: "!"): isSpecial = byte == previous
            // `https://`, `mailto:`, `RFC 1`, `ISBN 1`.
            case UInt8(ascii: ":"): isSpecial = previous.isLetter
            case UInt8(ascii: "0")...UInt8(ascii: "9"): isSpecial = previous == .space && result.endsWithMagicWord
            default: isSpecial = false
            }
            if isSpecial { result += "&#\(byte);".utf8 } else { result.append(byte) }
            previous = byte
        }
        return String(decoding: result, as: UTF8.self)
    }

    package func code(_ code: String) -> String {
        let characters = code.replacingBytes { byte in
            byte.isPunctuation && !"./-".utf8.contains(byte) || byte == .lineFeed ? "&#\(byte);" : nil
        }
        return "<code>\(characters)</code>"
    }

    package var lineBreak: String { "<br />" }

    package func styled(_ style: MarkupStyle, _ content: String) -> String {
        switch style {
        case .emphasis: "''\(content)''"
        case .strong: "'''\(content)'''"
        case .deleted: "<del>\(content)</del>"
        case .inserted: "<ins>\(content)</ins>"
        case .marked: "<mark>\(content)</mark>"
        case .lowered: "<sub>\(content)</sub>"
        case .raised: "<sup>\(content)</sup>"
        case .key: "<kbd>\(content)</kbd>"
        }
    }

    package func link(to target: MarkupTarget, _ content: String, plain: String) -> String {
        switch target {
        case .web(let address): "[\(MediaWikiWriter.address(address)) \(content)]"
        case .heading(let anchor, _): "[[#\(MediaWikiWriter.id(anchor))|\(content)]]"
        case .page(let name, _): "[[\(name)|\(content)]]"
        case .file(let name): "[[Media:\(name.lastPathPart)|\(content)]]"
        case .nowhere: content
        }
    }

    package func image(from target: MarkupTarget, _ description: String) -> String {
        switch target {
        case .file(let name): "[[File:\(name.lastPathPart)|alt=\(text(description))]]"
        case .web(let address):
            "[\(MediaWikiWriter.address(address)) \(text(description.isEmpty ? address : description))]"
        case .heading, .page, .nowhere: text(description)
        }
    }

    /// What an address must not contain within brackets.
    private static func address(_ address: String) -> String {
        address.replacingBytes { "[]<>\"'{}| ".utf8.contains($0) ? "%" + String($0, radix: 16, uppercase: true) : nil }
    }

    private static func id(_ anchor: String) -> String {
        anchor.replacingBytes { $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? nil : "." }
    }

    package func noteReference(_ anchor: String, _ number: Int) -> String {
        "<sup>[[#\(MediaWikiWriter.id(anchor))|&#91;\(number)&#93;]]</sup>"
    }

    package func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String {
        let marks = String(repeating: "=", count: level)
        let mark = anchors.contains(anchor) ? "<span id=\"\(MediaWikiWriter.id(anchor))\"></span>" : ""
        return "\(marks) \(mark)\(inlines(content)) \(marks)"
    }

    package func paragraph(_ content: [MarkupInline]) -> String { inlines(content).atLineStart }

    package func list(_ list: MarkupList) -> String {
        lines(of: list, below: "") ?? html(list)
    }

    /// A list whose items are lines; nil if there is more in it than that.
    private func lines(of list: MarkupList, below mark: String) -> String? {
        if list.start.map({ $0 != 1 }) == true { return nil }
        let mark = mark + (list.start == nil ? "*" : "#")
        var lines: [String] = []
        for item in list.items {
            guard let (words, lists) = item.line else { return nil }
            lines.append("\(mark) \(item.box)\(inlines(words))")
            for inner in lists {
                guard let below = self.lines(of: inner, below: mark) else { return nil }
                lines.append(below)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func html(_ list: MarkupList) -> String {
        let tag = list.start == nil ? "ul" : "ol"
        let items = list.items.enumerated().map { index, item in
            let number = index == 0 ? list.start.map { $0 == 1 ? "" : " value=\"\($0)\"" } ?? "" : ""
            let content = item.line.map { inlines($0.words) + $0.lists.map { "\n" + html($0) }.joined() }
            return "<li\(number)>\(item.box)\(content ?? "\n" + blocks(item.blocks))</li>"
        }
        return "<\(tag)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
    }

    package func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String {
        let label = label.map { "'''\(text($0))'''\n\n" } ?? ""
        return "<blockquote>\n\(label)\(self.blocks(blocks))\n</blockquote>"
    }

    /// Nothing in `<pre>` is read but references, its own end, and one tag that is dropped.
    package func code(_ code: MarkupCode) -> String {
        var result: [UInt8] = []
        Array(code.text.withoutLastBreak.utf8).withUnsafeBufferPointer { text in
            for index in text.indices {
                let rest = text.part(index..<min(text.count, index + 9))
                let isTag = (["</pre", "<nowiki", "</nowiki"] as [StaticString]).contains {
                    rest.starts(with: $0, caseInsensitive: true)
                }
                if text[index] == UInt8(ascii: "&"), Markdown.isReference(text, at: index) {
                    result += "&amp;".utf8
                } else if isTag {
                    result += "&lt;".utf8
                } else {
                    result.append(text[index])
                }
            }
        }
        return "<pre>\n\(String(decoding: result, as: UTF8.self))\n</pre>"
    }

    package func table(_ table: MarkupTable) -> String {
        func cells(_ row: [[MarkupInline]], _ mark: String) -> String {
            zip(row, table.alignments).map { cell, alignment in
                let style =
                    switch alignment {
                    case .none, .left: ""
                    case .center: " style=\"text-align: center\" |"
                    case .right: " style=\"text-align: right\" |"
                    }
                return "\(mark)\(style) \(inlines(cell))".trimmingLastSpace + "\n"
            }.joined()
        }
        let rows = table.rows.map { "|-\n" + cells($0, "|") }.joined()
        return "{| class=\"wikitable\"\n|-\n\(cells(table.header, "!"))\(rows)|}"
    }

    package func definitions(_ definitions: [MarkupDefinition]) -> String {
        definitions.map { definition in
            // A colon would end the term.
            let term = inlines(definition.term)
            return (term.contains(":") ? "'''\(term)'''" : "; \(term)")
                + definition.meanings.map { "\n: \(inlines($0))" }.joined()
        }.joined(separator: "\n")
    }

    package func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String {
        "<div class=\"mw-collapsible mw-collapsed\">\n'''\(inlines(summary))'''\n\n"
            + "<div class=\"mw-collapsible-content\">\n\(self.blocks(blocks))\n</div>\n</div>"
    }

    package var rule: String { "----" }

    package func notes(_ notes: [MarkupNote]) -> String {
        let items = notes.map { note in
            let mark = note.anchor.map { "<span id=\"\(MediaWikiWriter.id($0))\"></span>" } ?? ""
            return "<li>\(mark)\(note.line.map(inlines) ?? "\n" + blocks(note.blocks))</li>"
        }
        return "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
    }
}

extension String {
    /// The text at the beginning of a line, where some more characters mean something.
    fileprivate var atLineStart: String {
        guard let first = utf8.first, "*#;:= -!".utf8.contains(first) else { return self }
        return "&#\(first);" + String(decoding: utf8.dropFirst(), as: UTF8.self)
    }

    fileprivate var trimmingLastSpace: String { utf8.last == .space ? String(dropLast()) : self }
}

extension [UInt8] {
    /// Whether a number that follows would make a link to a book or a standard.
    fileprivate var endsWithMagicWord: Bool {
        let text = suffix(5)
        return text.suffix(5).elementsEqual("ISBN ".utf8) || text.suffix(5).elementsEqual("PMID ".utf8)
            || text.suffix(4).elementsEqual("RFC ".utf8)
    }
}
