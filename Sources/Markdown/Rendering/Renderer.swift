import HTML

/// Writes the HTML of one text. The work is in its extensions: ``renderBlocks(below:)``, ``renderInlines(of:)``,
/// ``renderText(_:of:)``.
struct Renderer {
    let rendering: Markdown.Rendering
    var out: [UInt8] = []
    var headings: [Markdown.Heading] = []

    var outputLimit: Int
    var marks = Guard()
    var lines = SourceLines(of: [])
    var tables = Tables()
    var cells: [Node] = []
    var anchors = Anchors()
    /// Empty unless the text may have links to its headings.
    var ownAnchors = Markdown.AnchorIndex()
    var usedBlocks: Set<String> = []
    var blockNesting = 0

    var inlineNesting = 0
    var linkNesting = 0
    var linkEndTag: StaticString = ""
    var hiddenPrefixLength = 0
    var strikethrough = Strikethrough()

    init(_ rendering: Markdown.Rendering, inputLength: Int) {
        self.rendering = rendering
        outputLimit = Limits.outputLength(for: inputLength)
    }

    mutating func renderDocument(_ text: String) throws(Limits.Refusal) {
        var source = Array(text.utf8)
        try Limits.check(source)
        if rendering.hasAdditions {
            source = marks.guarded(source)
            lines = SourceLines(of: source)
        }
        out.reserveCapacity(source.count + source.count / 2 + 256)
        try withSyntaxTree(of: source) { root throws(Limits.Refusal) in
            if rendering.hasAdditions { tables = Tables(below: root, in: lines) }
            if rendering.hasAdditions, Markdown.mayLinkToHeadings(text) { ownAnchors = anchorIndex(below: root) }
            if tables.isEmpty {
                try renderBlocks(below: root)
            } else {
                try withSyntaxTree(of: tables.cellSource(with: source)) { cellRoot throws(Limits.Refusal) in
                    cells = Array(cellRoot.children.prefix(tables.cellCount))
                    try renderBlocks(below: root)
                }
            }
        }
    }

    /// Renders a text of one line. Returns false if a limit is exceeded.
    mutating func renderLine(_ text: String) -> Bool {
        let line = text.utf8.map { $0 == .lineFeed || $0 == .carriageReturn ? .space : $0 }.trimmed()
        if rendering.hasAdditions, !line.contains(where: \.meansSomethingInLine) {
            line.withUnsafeBufferPointer { renderText($0, of: nil) }
            return true
        }
        var source = Array(line)
        do { try Limits.check(source) } catch { return false }
        if rendering.hasAdditions { source = marks.guarded(source) }
        // A heading is the one kind of block that is always a single line of inlines.
        withSyntaxTree(of: "# ".utf8 + source + " #".utf8) { root in
            if let heading = root.firstChild { renderInlines(of: heading) }
        }
        return out.count <= outputLimit
    }
}

extension UInt8 {
    /// Whether cmark has to parse a line with this byte, because the byte starts an inline or a strikethrough, or is
    /// replaced.
    fileprivate var meansSomethingInLine: Bool {
        switch self {
        case 0, .backslash, .backtick, .tilde, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"), 0xEF:
            true
        default: false
        }
    }
}
