/// The tables of a text. Their cells are parsed in a second tree, each as a one-line heading, because the end of a cell
/// ends every inline in it.
struct Tables {
    private(set) var cellCount = 0
    private var byFirstLine: [Int: Table] = [:]
    private var headings: [UInt8] = []

    var isEmpty: Bool { byFirstLine.isEmpty }

    init() {}

    init(below root: Node, in lines: SourceLines) {
        guard lines.mayHoldTables else { return }
        var walk = TreeWalk(below: root)
        var quotes = 0
        while let (node, isEntering) = walk.next() {
            switch node.kind {
            case .quote:
                quotes += isEntering ? 1 : -1
            case .paragraph, .heading:
                walk.skipChildren()
                addTable(in: node, insideQuotes: quotes, lines)
            default:
                break
            }
        }
    }

    /// The table in the paragraph, or the heading that should have been one, that starts there.
    func startingAt(_ line: Int) -> Table? { byFirstLine[line] }

    /// Markdown whose first blocks are the cells. If cells may use links that the text defines, the text itself
    /// follows; a text that is mostly delimiters is not worth parsing twice.
    func cellSource(with text: [UInt8]) -> [UInt8] {
        guard headings.contains(UInt8(ascii: "[")), text.holdsDefinition,
            text.count(where: { "*_`[]<&".utf8.contains($0) }) < 16 * 1024
        else { return headings }
        return headings + "\n".utf8 + text
    }

    private mutating func addTable(in node: Node, insideQuotes quotes: Int, _ lines: SourceLines) {
        var numbers = node.lines
        guard numbers.count > 1 else { return }
        let content = { [first = numbers.lowerBound] number in
            number == first
                ? lines.line(number, fromColumn: node.startColumn).trimmed()
                : lines.content(of: number, insideQuotes: quotes)
        }
        var endsWithRule = false
        if node.kind == .heading {
            // cmark does not reliably report the end of an underlined heading; it ends with the first line that
            // underlines.
            guard let underline = numbers.dropFirst().first(where: { content($0).isUnderline }) else { return }
            endsWithRule = content(underline).first == UInt8(ascii: "-")
            numbers = numbers.lowerBound...(endsWithRule ? underline - 1 : underline)
        }
        for number in numbers.dropFirst() {
            guard let alignments = Table.alignments(in: content(number)) else { continue }
            let header = content(number - 1)
            let cells = Table.cells(in: header)
            guard cells.count == alignments.count, header.contains(.pipe) || content(number).contains(.pipe) else {
                continue
            }
            var lead = (numbers.lowerBound..<number - 1).map(content)[...]
            // cmark has removed definitions from the paragraph, but not text that only looks like one.
            if let text = node.firstChild, text.kind == .text, text.literal.first != UInt8(ascii: "[") {
                lead = lead.drop { $0.first == UInt8(ascii: "[") && $0.holdsDefinition }
            }
            byFirstLine[numbers.lowerBound] = Table(
                lead: add(lead.map(Array.init)), header: add(cells),
                rows: (number + 1..<max(number, numbers.upperBound) + 1).map { row in
                    add(Table.cells(in: content(row), columns: cells.count))
                }, alignments: alignments, endsWithRule: endsWithRule)
            return
        }
    }

    private mutating func add(_ cells: [[UInt8]]) -> Range<Int> {
        for cell in cells {
            headings.append(contentsOf: "# ".utf8)
            headings.append(contentsOf: cell)
            headings.append(contentsOf: " #\n".utf8)
        }
        cellCount += cells.count
        return cellCount - cells.count..<cellCount
    }
}

extension ArraySlice<UInt8> {
    /// CommonMark 0.30, section 4.3.
    fileprivate var isUnderline: Bool {
        guard let first, first == UInt8(ascii: "-") || first == UInt8(ascii: "=") else { return false }
        return allSatisfy { $0 == first }
    }
}

extension Collection<UInt8> {
    fileprivate var holdsDefinition: Bool {
        zip(self, dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    }
}
