/// The follow-ups and findings in a section, and the lines that went into each.
struct ImportRecords {
    private(set) var followUps: [ImportedFollowUp] = []
    private(set) var findings: [ImportedFinding] = []
    /// By lines, counted from 0: the position of the record in its list.
    private(set) var taken: [Int: Int] = [:]
    /// Headings and heads of tables that the records express.
    private(set) var structure: Set<Int> = []

    // MARK: Actions

    /// - Parameter first: the position of the first follow-up in the document.
    init(actions part: ImportPart, _ lines: MarkdownLines, order: DateOrder?, first: Int) {
        for block in ImportRecords.blocks(part, lines) {
            let before = followUps.count
            var others: [Int] = []
            var index = 0
            var loose: [Int] = []
            while index < block.lines.count {
                let line = block.lines[index]
                guard let table = ImportTable(lines, at: line), let columns = ImportColumns(table) else {
                    loose.append(line)
                    index += 1
                    continue
                }
                read(table, columns, order, under: block.title, first: first)
                while index < block.lines.count, table.lines.contains(block.lines[index]) { index += 1 }
            }
            let read = ImportItem.read(lines, loose)
            for item in read.items { add(item, order, under: block.title, first: first) }
            others = read.others
            if followUps.count == before {
                others = addParagraphs(others, lines, order, under: block.title, first: first)
            }
            if ImportActionMarks.state(written: block.title) == .done {
                for index in followUps.indices.dropFirst(before) { followUps[index].isDone = true }
            }
            let isWhole = others.allSatisfy { lines.isBlank($0) } && followUps.count > before
            if isWhole, let heading = block.heading { structure.insert(heading) }
        }
    }

    private mutating func read(
        _ table: ImportTable, _ columns: ImportColumns, _ order: DateOrder?, under title: String, first: Int
    ) {
        let before = followUps.count
        var left = false
        for row in table.rows {
            if row.cells.allSatisfy({ ImportActionMarks.isNothing($0) }) {
                structure.insert(row.line)
                continue
            }
            guard var followUp = ImportedFollowUp(row, columns, order: order) else {
                left = true
                continue
            }
            if !title.isEmpty { followUp.detail = ImportRecords.joined(title, followUp.detail) }
            taken[row.line] = first + followUps.count
            followUps.append(followUp)
        }
        // A row that stays needs its head.
        if followUps.count > before && !left { structure.formUnion(table.lines.prefix(2)) }
    }

    private mutating func add(_ item: ImportItem, _ order: DateOrder?, under title: String, first: Int) {
        let name = InlineWords.plain(item.text)
        let isGroup =
            !item.children.isEmpty && (name.hasSuffix(":") || item.text.hasPrefix("**") && item.text.hasSuffix("**"))
        if isGroup {
            let group = ImportRecords.joined(title, name.hasSuffix(":") ? String(name.dropLast()) : name)
            for child in item.children { add(child, order, under: group, first: first) }
            for line in item.lines where taken[line] == nil { structure.insert(line) }
            return
        }
        var followUp = ImportedFollowUp(item, order: order)
        guard followUp.title.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return }
        if !title.isEmpty { followUp.detail = ImportRecords.joined(title, followUp.detail) }
        for line in item.lines { taken[line] = first + followUps.count }
        followUps.append(followUp)
    }

    /// Short paragraphs are actions where there is neither a list nor a table.
    ///
    /// - Returns: the lines that remain.
    private mutating func addParagraphs(
        _ indices: [Int], _ lines: MarkdownLines, _ order: DateOrder?, under title: String, first: Int
    ) -> [Int] {
        var paragraphs: [[Int]] = []
        for index in indices where !lines.isBlank(index) {
            let line = lines.lines[index]
            if line.isCode || ["|", ">", "!", "<"].contains(where: { line.words.hasPrefix($0) }) { return indices }
            if let last = paragraphs.last?.last, last == index - 1 {
                paragraphs[paragraphs.count - 1].append(index)
            } else {
                paragraphs.append([index])
            }
        }
        let items = paragraphs.map { paragraph in
            ImportItem(
                lines: paragraph[0]...(paragraph.last ?? paragraph[0]),
                text: paragraph.map { String(lines.lines[$0].words) }.joined(separator: " "))
        }
        let isShort = items.count <= 12 && items.allSatisfy { (12...Text.Limit.sentence).contains($0.text.utf8.count) }
        guard isShort else { return indices }
        for item in items { add(item, order, under: title, first: first) }
        return indices.filter { taken[$0] == nil }
    }

    private static func joined(_ first: String, _ second: String) -> String {
        [first, second].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: Findings

    init(findings part: ImportPart, _ lines: MarkdownLines, first: Int) {
        for block in ImportRecords.blocks(part, lines) {
            let role = block.heading == nil ? part.role : ImportRole(block.title)
            guard let kind = ImportRecords.kind(of: role) else { continue }
            let read = ImportItem.read(lines, block.lines)
            for item in read.items {
                let text = InlineWords(item.text)
                guard text.plain.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { continue }
                let (title, whole) = ImportActionMarks.cut(text.plain)
                let isMuch = !text.addresses.isEmpty || !whole.isEmpty
                let detail = ImportRecords.joined(isMuch ? item.text : "", item.rest)
                for line in item.lines { taken[line] = first + findings.count }
                findings.append(
                    ImportedFinding(
                        kind: kind, title: title, detail: detail,
                        lines: (item.lines.lowerBound + 1)...(item.lines.upperBound + 1)))
            }
            let isWhole = read.others.allSatisfy { lines.isBlank($0) } && !read.items.isEmpty
            if isWhole, let heading = block.heading { structure.insert(heading) }
        }
    }

    private static func kind(of role: ImportRole?) -> FindingKind? {
        switch role {
        case .wentWell: .wentWell
        case .wentWrong: .responseGap
        case .lucky: .gotLucky
        case .timeline, .actions, .lessons, .summary, .facts, .impact, .cause, .detection, .response, .background, nil:
            nil
        }
    }

    // MARK: Headings inside

    private struct Block {
        var title = ""
        var heading: Int?
        var lines: [Int] = []
    }

    /// Whether a line such as `Short term:` stands above a list.
    private static func introduces(_ part: ImportPart, _ index: Int, _ lines: MarkdownLines) -> Bool {
        let line = lines.lines[index]
        guard !line.isCode, line.words.hasSuffix(":"), line.words.utf8.count <= 60, MarkdownLines.indent(line.text) < 2,
            ImportItem.bullet(line.text) == nil, index == 0 || lines.isBlank(index - 1) || index - 1 == part.heading
        else { return false }
        let next = lines.lines[(index + 1)...].prefix(2).first { !$0.words.isEmpty }
        return next.map { ImportItem.bullet($0.text) != nil } ?? false
    }

    /// The lines of a part, cut at the headings inside it.
    private static func blocks(_ part: ImportPart, _ lines: MarkdownLines) -> [Block] {
        var blocks = [Block()]
        for index in part.lines {
            let line = lines.lines[index]
            let isHeading = MarkdownLines.numberSigns(line) != nil
            let label = line.isCode || isHeading ? nil : ImportLabel(line.text)
            if isHeading || label?.isBare == true || introduces(part, index, lines) {
                let words = line.words.drop { $0 == "#" }
                let title = InlineWords.plain(label?.name ?? String(words.hasSuffix(":") ? words.dropLast() : words))
                blocks.append(Block(title: title, heading: index))
            } else {
                blocks[blocks.count - 1].lines.append(index)
            }
        }
        return blocks
    }
}
