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
    var notes = Footnotes(in: [])
    /// Whether ``htmlAsText`` is wanted.
    var recordsHTML = false
    var htmlAsText: [HTMLAsText] = []
    /// The lines of the present paragraph or heading.
    var blockLines = 1...1
    var notesList: Node?
    var ruleBehindNotes: Node?
    /// The paragraph that begins with the mark of an alert.
    var alertParagraph: Node?
    var isDefinitionListOpen = false

    /// The tags that have a partner, and the parents in which these are known.
    var pairedTags: Set<Node> = []
    var pairedPlaces: Set<HTMLPlace> = []
    var pairedParents: Set<Node> = []

    var inlineNesting = 0
    var linkNesting = 0
    var linkEndTag: StaticString = ""
    var hiddenPrefixLength = 0
    var hiddenBreak: Node?
    var isInTerm = false
    /// The ends of lines behind which a definition begins.
    var definitionBreaks: Set<Node> = []
    var strikethrough = Strikethrough()

    init(_ rendering: Markdown.Rendering, inputLength: Int) {
        self.rendering = rendering
        outputLimit = Limits.outputLength(for: inputLength)
    }

    mutating func renderDocument(_ text: String) throws(Limits.Refusal) {
        var source = Array(text.utf8)
        if rendering.isGenerated { try Limits.checkCost(source) } else { try Limits.check(source) }
        if rendering.hasAdditions {
            notes = Footnotes(in: marks.guarded(source))
            source = notes.source
            if !notes.isEmpty { try Limits.checkCost(source) }
            lines = SourceLines(of: source)
        }
        out.reserveCapacity(source.count + source.count / 2 + 256)
        try withSyntaxTree(of: source) { root throws(Limits.Refusal) in
            if !notes.isEmpty {
                notesList = root.firstChild
                ruleBehindNotes = notesList?.next
            }
            if rendering.hasAdditions { tables = Tables(below: root, in: lines) }
            if rendering.hasAdditions, Markdown.mayLinkToHeadings(text) { ownAnchors = anchorIndex(below: root) }
            if tables.isEmpty {
                try renderAll(below: root)
            } else {
                try withSyntaxTree(of: tables.cellSource(with: source)) { cellRoot throws(Limits.Refusal) in
                    cells = Array(cellRoot.children.prefix(tables.cellCount))
                    try renderAll(below: root)
                }
            }
        }
    }

    private mutating func renderAll(below root: Node) throws(Limits.Refusal) {
        try renderBlocks(below: root)
        if let notesList { try renderNotes(notesList) }
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
