/// The follow-ups and findings in a section, and the lines that went into each.
struct ImportRecords {
    private(set) var followUps: [ImportedFollowUp] = []
    private(set) var findings: [ImportedFinding] = []
    /// By lines, counted from 0: the position of the record in its list.
    private(set) var taken: [Int: Int] = [:]
    /// Headings and heads of tables that the records express.
    private(set) var structure: Set<Int> = []
    /// The follow-ups whose titles began with a key, as Handrail writes them.
    private var byKey: [Key: Int] = [:]

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
            let words = followUp.title.split(separator: " ", maxSplits: 1)
            if words.count == 2, let key = Key(String(words[0])), key.prefix == .followUp {
                followUp.title = String(words[1])
                byKey[key] = followUps.count
            }
            taken[row.line] = first + followUps.count
            followUps.append(followUp)
        }
        // A row that stays needs its head.
        if followUps.count > before && !left { structure.formUnion(table.lines.prefix(2)) }
    }

    private mutating func add(_ item: ImportItem, _ order: DateOrder?, under title: String, first: Int) {
        let name = InlineWords.plain(item.text)
        if let key = Key(name), let index = byKey[key] {
            followUps[index].detail = ImportRecords.joined(followUps[index].detail, item.rest)
            for line in item.lines { taken[line] = first + index }
            structure.insert(item.lines.lowerBound)
            return
        }
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
        guard let items = ImportRecords.paragraphs(indices, lines) else { return indices }
        for item in items { add(item, order, under: title, first: first) }
        return indices.filter { taken[$0] == nil }
    }

    /// The paragraphs of these lines, if there are few of them, each a sentence or two, and nothing else; nil otherwise.
    private static func paragraphs(_ indices: [Int], _ lines: MarkdownLines) -> [ImportItem]? {
        var paragraphs: [[Int]] = []
        for index in indices where !lines.isBlank(index) {
            let line = lines.lines[index]
            if line.isCode || ["|", ">", "!", "<"].contains(where: { line.words.hasPrefix($0) }) { return nil }
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
        guard isShort else { return nil }
        return items
    }

    private static func joined(_ first: String, _ second: String) -> String {
        [first, second].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: Findings

    /// - Parameter keepsTitles: whether titles are as Handrail wrote them, so that nothing of one has to be kept elsewhere.
    init(findings part: ImportPart, _ lines: MarkdownLines, first: Int, keepsTitles: Bool = false) {
        for block in ImportRecords.blocks(part, lines) {
            let role = block.heading == nil ? part.role : ImportRole(block.title)
            let shared = ImportRecords.kind(of: role)
            if shared == nil && role != .findings { continue }
            let read = ImportItem.read(lines, block.lines)
            let before = findings.count
            for item in read.items { add(item, shared, lines, first: first, keepsTitles) }
            var others = read.others
            // A section that says one thing, or a few, says each in a paragraph.
            if read.items.isEmpty, shared != nil, let items = ImportRecords.paragraphs(others, lines) {
                for item in items { add(item, shared, lines, first: first, keepsTitles) }
                others = others.filter { taken[$0] == nil }
            }
            if findings.count == before { continue }
            let isWhole = others.allSatisfy { lines.isBlank($0) }
            if isWhole, let heading = block.heading { structure.insert(heading) }
        }
    }

    /// - Parameter kind: the kind of all findings here; nil where each begins with its kind in bold.
    private mutating func add(
        _ item: ImportItem, _ kind: FindingKind?, _ lines: MarkdownLines, first: Int, _ keepsTitle: Bool
    ) {
        let lead = kind == nil ? ImportActionMarks.lead(of: item.text) : nil
        let named = lead.flatMap { lead in FindingKind.allCases.first { $0.label == lead.name } }
        guard let kind = kind ?? named else { return }
        let source = lead?.rest ?? item.text
        let text = InlineWords(source)
        guard text.plain.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return }
        let (title, whole) = ImportActionMarks.cut(text.plain)
        // A title is words; a link or an image is kept below it.
        let isMuch = !keepsTitle && (!text.addresses.isEmpty || source.contains("](")) || !whole.isEmpty
        let rest = lead == nil ? item.rest : ImportRecords.withoutAnswers(item.rest)
        for line in item.lines {
            taken[line] = first + findings.count
            if lead != nil, ImportedFinding.isAnswer(lines.lines[line].words) { structure.insert(line) }
        }
        findings.append(
            ImportedFinding(
                kind: kind, title: title, detail: ImportRecords.joined(isMuch ? source : "", rest),
                lines: (item.lines.lowerBound + 1)...(item.lines.upperBound + 1)))
        if keepsTitle { findings[findings.count - 1].readAnswers(in: item.rest) }
    }

    private static func withoutAnswers(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !ImportedFinding.isAnswer($0.drop { $0 == " " }) }
            .joined(separator: "\n").trimmedOfBlankLines
    }

    private static func kind(of role: ImportRole?) -> FindingKind? {
        switch role {
        case .wentWell: .wentWell
        case .wentWrong: .responseGap
        case .lucky: .gotLucky
        case .timeline, .actions, .lessons, .findings, .summary, .facts, .impact, .cause, .detection, .response,
            .background, nil:
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
