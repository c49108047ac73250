/// An item of a list with everything below it.
struct ImportItem {
    /// Counted from 0.
    let lines: ClosedRange<Int>
    /// The first paragraph without its bullet, on one line.
    let text: String
    /// What follows, without its indentation.
    let rest: String
    /// Ticked in a task list; nil where it is no task.
    let isTicked: Bool?
    /// Items of a list below it, if it has nothing else below.
    let children: [ImportItem]

    /// The items of one list level among these lines, with the lines that are in none.
    static func read(_ lines: MarkdownLines, _ indices: [Int], depth: Int = 0) -> (items: [ImportItem], others: [Int]) {
        var items: [ImportItem] = []
        var others: [Int] = []
        var block: [Int] = []
        var indent = 0
        func finish() {
            while let last = block.last, lines.isBlank(last) { others.append(block.removeLast()) }
            if let item = ImportItem(lines, block, depth: depth) { items.append(item) } else { others += block }
            block = []
        }
        for index in indices {
            let text = lines.lines[index].text
            let depth = MarkdownLines.indent(text)
            if !block.isEmpty {
                let isLoose = lines.isBlank(index - 1)
                let isInside =
                    lines.isBlank(index) || depth > indent || (lines.lines[index].isCode && depth > 0)
                    || (!isLoose && bullet(text) == nil && !starts(text))
                if isInside && index == (block.last ?? 0) + 1 {
                    block.append(index)
                    continue
                }
                finish()
            }
            if !lines.lines[index].isCode, bullet(text) != nil {
                block = [index]
                indent = depth
            } else {
                others.append(index)
            }
        }
        finish()
        return (items, others.sorted())
    }

    /// A paragraph.
    init(lines: ClosedRange<Int>, text: String) {
        self.lines = lines
        self.text = text
        rest = ""
        isTicked = nil
        children = []
    }

    private init?(_ lines: MarkdownLines, _ block: [Int], depth: Int) {
        guard let first = block.first, let last = block.last,
            let mark = ImportItem.bullet(lines.lines[first].text)
        else { return nil }
        self.lines = first...last
        var head = [lines.lines[first].words.dropFirst(mark)]
        var below = block.dropFirst()
        while let next = below.first, !lines.isBlank(next), !lines.lines[next].isCode,
            ImportItem.bullet(lines.lines[next].text) == nil
        {
            head.append(lines.lines[next].words)
            below = below.dropFirst()
        }
        var text = head.map { String($0).trimmed }.joined(separator: " ").trimmed
        let ticks = [("[ ]", false), ("[x]", true), ("[X]", true)]
        isTicked = ticks.first { text.hasPrefix($0.0 + " ") || text == $0.0 }?.1
        if isTicked != nil { text = String(text.dropFirst(3)).trimmed }
        self.text = text
        rest = ImportItem.dedented(below.map { lines.lines[$0].text })
        // Each level reads what is below it again.
        let nested =
            depth < 6 ? ImportItem.read(lines, Array(below), depth: depth + 1) : (items: [], others: Array(below))
        children = nested.others.allSatisfy { lines.isBlank($0) } ? nested.items : []
    }

    /// How many characters a bullet or a number with its space takes behind the indentation; nil where there is none.
    static func bullet(_ line: Substring) -> Int? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        for mark in ["- ", "* ", "+ ", "\u{2022} "] where text.hasPrefix(mark) { return 2 }
        let digits = text.prefix { $0.isASCII && $0.isNumber }.count
        guard (1...3).contains(digits) else { return nil }
        let rest = text.dropFirst(digits)
        return rest.hasPrefix(". ") || rest.hasPrefix(") ") ? digits + 2 : nil
    }

    /// Whether a line begins a block of its own, so that it does not continue the paragraph above.
    private static func starts(_ text: Substring) -> Bool {
        ["#", "|", ">", "```", "~~~"].contains { text.hasPrefix($0) }
    }

    /// Lines without the indentation that all of them share.
    static func dedented(_ lines: [Substring]) -> String {
        let written = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let shared = written.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { $0.dropFirst(min(shared, $0.prefix { $0 == " " }.count)) }.joined(separator: "\n")
            .trimmedOfBlankLines
    }
}
