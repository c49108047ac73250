import HTML

extension Markdown {
    /// Reads HTML that ``html(_:_:)`` has written.
    package static func tree(of html: HTML) -> [MarkupBlock] {
        var reader = MarkupReader(html.bytes)
        return reader.read()
    }
}

/// Reads the HTML of this target, which is well-formed and has no elements but those written here, into a tree.
struct MarkupReader {
    /// What an element turned into: most are blocks or inlines, the others are a part of the element around them.
    enum Piece {
        case block(MarkupBlock)
        case inline(MarkupInline)
        case item(MarkupList.Item, anchor: String)
        case row([(cell: [MarkupInline], alignment: Markdown.Alignment)], isHeader: Bool)
        case cell([MarkupInline], Markdown.Alignment, isHeader: Bool)
        case term([MarkupInline])
        case meaning([MarkupInline])
        case summary([MarkupInline])
        case label(String)
    }

    private struct Frame {
        let tag: HTMLTag
        var pieces: [Piece] = []
    }

    /// Elements inside each other beyond this are read as if the inner ones were not there, so that nothing that walks the
    /// tree needs a deep stack.
    private static let deepest = 120

    private let bytes: [UInt8]
    private var index = 0
    private var frames = [Frame(tag: HTMLTag(name: ""))]
    private var text: [UInt8] = []
    private var isPreformatted = false
    /// Elements that are open and have no frame.
    private var flattened = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> [MarkupBlock] {
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                readTag()
            } else {
                readText()
            }
        }
        endText()
        while frames.count > 1 { close() }
        return MarkupReader.blocks(frames[0].pieces)
    }

    private mutating func readText() {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        text += HTMLTag.withoutReferences(bytes[index..<end])
        index = end
    }

    private mutating func readTag() {
        let tag = HTMLTag(in: bytes, at: &index)
        switch tag.name {
        case "br":
            while text.last?.isWhitespace == true { text.removeLast() }
            add(.inline(.lineBreak))
            while index < bytes.count, bytes[index].isWhitespace { index += 1 }
        case "hr": add(.block(.rule))
        case "img":
            add(.inline(.image(address: tag["src"] ?? "", description: tag["alt"] ?? "")))
        case "input": add(.inline(.text(tag["checked"] == nil ? "[ ]" : "[x]")))
        default:
            endText()
            if tag.isEnd {
                if flattened > 0 { flattened -= 1 } else if frames.count > 1 { close() }
            } else if frames.count > MarkupReader.deepest {
                flattened += 1
            } else {
                frames.append(Frame(tag: tag))
                if tag.name == "pre" { isPreformatted = true }
            }
        }
    }

    private mutating func add(_ piece: Piece) {
        endText()
        frames[frames.count - 1].pieces.append(piece)
    }

    /// Line breaks count as spaces, except in blocks of code, and mean nothing between blocks.
    private mutating func endText() {
        guard !text.isEmpty else { return }
        defer { text.removeAll(keepingCapacity: true) }
        if !isPreformatted {
            if text.allSatisfy({ $0 == .lineFeed }), !hasInlines { return }
            for place in text.indices where text[place] == .lineFeed { text[place] = .space }
        }
        frames[frames.count - 1].pieces.append(.inline(.text(String(decoding: text, as: UTF8.self))))
    }

    private var hasInlines: Bool {
        let frame = frames[frames.count - 1]
        if case .inline = frame.pieces.last { return true }
        switch frame.tag.name {
        case "", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "dl", "details", "figure":
            return false
        default: return true
        }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        if frame.tag.name == "pre" { isPreformatted = false }
        frames[frames.count - 1].pieces += MarkupReader.pieces(frame.tag, frame.pieces)
    }

    private static func pieces(_ tag: HTMLTag, _ pieces: [Piece]) -> [Piece] {
        let inlines = inlines(pieces)
        switch tag.name {
        case "p":
            if tag["class"] == "alert-label" { return [.label(inlines.plain)] }
            return [.block(.paragraph(inlines.trimmed))]
        case "h1", "h2", "h3", "h4", "h5", "h6":
            let level = tag.name.utf8.last.map { Int($0 - UInt8(ascii: "0")) } ?? 1
            return [.block(.heading(level: level, anchor: tag["id"] ?? "", inlines.trimmed))]
        case "ul": return [.block(.list(MarkupList(items: items(pieces).map(\.item))))]
        case "ol": return [.block(ordered(tag, pieces))]
        case "li": return [item(tag, pieces)]
        case "blockquote":
            let label = pieces.lazy.compactMap { if case .label(let label) = $0 { label } else { nil } }.first
            return [.block(.quote(label: label, blocks(pieces)))]
        case "pre": return codeBlock(pieces)
        case "figure": return blocks(pieces).map { .block($0) }
        case "figcaption": return []
        case "code": return [.inline(.code(inlines.plain))] + language(tag)
        case "table": return [.block(.table(table(pieces)))]
        case "thead", "tbody": return pieces
        case "tr": return [row(pieces)]
        case "th", "td":
            let alignment: Markdown.Alignment =
                switch tag["align"] {
                case "left": .left
                case "center": .center
                case "right": .right
                default: .none
                }
            return [.cell(inlines.trimmed, alignment, isHeader: tag.name == "th")]
        case "dl": return [.block(.definitions(definitions(pieces)))]
        case "dt": return [.term(inlines.trimmed)]
        case "dd": return [.meaning(inlines.trimmed)]
        case "details":
            let summary = pieces.lazy.compactMap { if case .summary(let words) = $0 { words } else { nil } }.first
            return [.block(.details(summary: summary ?? [], blocks(pieces)))]
        case "summary": return [.summary(inlines.trimmed)]
        case "em": return styled(.emphasis, inlines)
        case "strong": return styled(.strong, inlines)
        case "del": return styled(.deleted, inlines)
        case "ins": return styled(.inserted, inlines)
        case "mark": return styled(.marked, inlines)
        case "sub": return styled(.lowered, inlines)
        case "sup":
            if case .noteReference = inlines.first, inlines.count == 1 { return pieces }
            return styled(.raised, inlines)
        case "kbd": return styled(.key, inlines)
        case "a": return link(tag, inlines)
        case "span":
            guard let path = tag["data-path"] else { return pieces }
            return [.inline(.relative(path: path, inlines))]
        default: return pieces
        }
    }

    private static func styled(_ style: MarkupStyle, _ inlines: [MarkupInline]) -> [Piece] {
        inlines.isEmpty ? [] : [.inline(.styled(style, inlines))]
    }

    private static func link(_ tag: HTMLTag, _ inlines: [MarkupInline]) -> [Piece] {
        let address = tag["href"] ?? ""
        // The way back from a note.
        if tag["aria-label"] != nil { return [] }
        if address.hasPrefix("#"), let colon = address.utf8.lastIndex(of: UInt8(ascii: ":")),
            let number = Int(address[address.index(after: colon)...]), inlines.plain == "[\(number)]"
        {
            return [.inline(.noteReference(anchor: String(address.dropFirst()), number: number))]
        }
        return [.inline(.link(address: address, inlines))]
    }
}
