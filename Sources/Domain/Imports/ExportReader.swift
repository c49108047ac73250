import Foundation

/// Reads a document that Handrail has written. Its form is known, so nothing is guessed: front matter gives the facts, and a
/// table or list that a live block wrote becomes the records and the block again.
struct ExportReader {
    private(set) var post: ImportedPostmortem
    private let source: ImportSource
    private let lines: MarkdownLines
    private var shown: Set<LiveBlock> = []
    /// The text of the present section.
    private var text: [Substring] = []
    /// Whether a block was the last, so that its blank line is still to come.
    private var isBehindBlock = false
    private var section: (title: String, first: Int)?

    init(_ source: ImportSource, _ lines: MarkdownLines) {
        self.source = source
        self.lines = lines
        post = ImportedPostmortem()
        post.places = Array(repeating: .blank, count: lines.lines.count)
        for index in lines.lines.indices.prefix(source.headLines) { post.places[index] = .frontMatter }
        post.readFacts(source)
        readBody()
    }

    private mutating func readBody() {
        var index = source.headLines
        var hasTitle = false
        var hasFacts = false
        while index < lines.lines.count {
            let line = lines.lines[index]
            let level = line.text.hasPrefix("#") ? MarkdownLines.numberSigns(line) : nil
            if level == 1, !hasTitle {
                post.places[index] = .title
                post.export?.heading = ExportReader.heading(line)
                if post.title.isEmpty { post.title = ExportReader.heading(line) }
                hasTitle = true
            } else if level == 2 {
                endSection(before: index)
                section = (ExportReader.heading(line), index)
                post.places[index] = .heading(post.sections.count)
            } else if section == nil, !line.words.isEmpty, !hasFacts || line.words == "*This is a draft.*" {
                post.places[index] = .structure
                hasFacts = true
            } else if let end = readBlock(at: index) {
                index = end
                continue
            } else {
                addLine(index)
            }
            index += 1
        }
        endSection(before: lines.lines.count)
    }

    private static func heading(_ line: MarkdownLines.Line) -> String {
        InlineWords.plain(String(line.text.drop { $0 == "#" }).trimmed)
    }

    private mutating func addLine(_ index: Int) {
        let isBlank = lines.isBlank(index)
        if isBlank && text.isEmpty && !lines.lines[index].isCode { return }
        if isBehindBlock {
            if isBlank { return }
            text.append("")
            isBehindBlock = false
        }
        if section == nil { section = ("Details", index) }
        text.append(lines.lines[index].text)
        if !isBlank { post.places[index] = .prose(post.sections.count) }
    }

    private mutating func endSection(before end: Int) {
        defer { (section, text, isBehindBlock) = (nil, [], false) }
        guard let section else { return }
        let words = text.joined(separator: "\n").trimmedOfBlankLines
        if post.sections.isEmpty, ImportRole(section.title) == .summary, words.count <= Text.Limit.text {
            post.summary = words
        }
        post.sections.append(
            ImportedSection(title: section.title, text: words, lines: (section.first + 1)...max(section.first + 1, end))
        )
    }

    // MARK: Live blocks

    /// Reads what a live block wrote, if it begins here. Returns the line behind it.
    private mutating func readBlock(at index: Int) -> Int? {
        // A block is a paragraph of its own.
        guard !lines.lines[index].isCode, isBehindBlock || text.last?.isEmpty ?? true else {
            return nil
        }
        let words = lines.lines[index].words
        if words == "| Time (UTC) | What happened |" { return readTimeline(at: index) }
        if words.hasPrefix("| Follow-up | State | Owner | Due |") { return readFollowUps(at: index) }
        if words.hasPrefix("| Guardrail | Strength | State |") { return readGuardrails(at: index) }
        guard words.hasPrefix("- **") else { return nil }
        if let end = end(of: .times, IncidentMark.allCases.filter { post.times[$0] != nil }.map(\.label), at: index) {
            return end
        }
        if let end = end(of: .impact, post.export?.impacts.map(\.kind.label) ?? [], at: index) { return end }
        return readFindings(at: index)
    }

    private mutating func show(_ block: LiveBlock) {
        guard shown.insert(block).inserted else { return }
        if text.last?.isEmpty == false { text.append("") }
        text.append(Substring(block.marker))
        isBehindBlock = true
    }

    private mutating func readTimeline(at index: Int) -> Int? {
        guard let table = ImportTable(lines, at: index) else { return nil }
        for line in table.lines.prefix(2) { post.places[line] = .structure }
        for row in table.rows {
            post.places[row.line] = .timeline
            var text = (row.cells.count > 1 ? row.cells[1] : "").replacing("\\|", with: "|")
            let isStarred = text.hasPrefix("★ ")
            if isStarred { text = String(text.dropFirst(2)) }
            post.timeline.append(
                ImportedEntry(
                    moment: ExportReader.moment(row.cells.first ?? ""), text: text, doubts: [], line: row.line + 1,
                    isStarred: isStarred))
        }
        show(.timeline)
        return table.lines.upperBound
    }

    /// `about 2026-03-01 12:00:30`, in UTC.
    private static func moment(_ cell: String) -> Moment {
        let isAbout = cell.hasPrefix("about ")
        let words = (isAbout ? cell.dropFirst(6) : cell[...]).split(separator: " ")
        guard words.count == 2, let instant = ImportedPostmortem.instant("\(words[0])T\(words[1])") else {
            return .unknown()
        }
        return Moment(instant, precision: isAbout ? .approximate : .exact)
    }

    /// Whether a list begins here that has an item for each of these, in this order, and nothing else.
    private mutating func end(of block: LiveBlock, _ labels: [String], at index: Int) -> Int? {
        guard !labels.isEmpty, !shown.contains(block), index + labels.count <= lines.lines.count else { return nil }
        let end = index + labels.count
        for (label, line) in zip(labels, lines.lines[index...]) where !line.text.hasPrefix("- **\(label)**: ") {
            return nil
        }
        guard end == lines.lines.count || lines.isBlank(end) else { return nil }
        for line in index..<end { post.places[line] = .structure }
        show(block)
        return end
    }

    private mutating func readFindings(at index: Int) -> Int? {
        let labels = FindingKind.allCases.map { "- **\($0.label)**: " }
        guard labels.contains(where: { lines.lines[index].text.hasPrefix($0) }) else { return nil }
        var end = index
        while end < lines.lines.count {
            let line = lines.lines[end]
            let isItem = labels.contains { line.text.hasPrefix($0) }
            guard isItem || line.isCode || lines.isBlank(end) || line.text.hasPrefix("  ") else { break }
            end += 1
        }
        while end > index + 1, lines.isBlank(end - 1) { end -= 1 }
        let part = ImportPart(title: "Findings", role: .findings, level: 2, heading: nil, lines: Array(index..<end))
        let read = ImportRecords(findings: part, lines, first: post.findings.count, keepsTitles: true)
        guard !read.findings.isEmpty else { return nil }
        post.findings += read.findings
        for (line, position) in read.taken { post.places[line] = .finding(position) }
        for line in read.structure { post.places[line] = .structure }
        show(.findings)
        return end
    }

    private mutating func readGuardrails(at index: Int) -> Int? {
        guard let table = ImportTable(lines, at: index) else { return nil }
        let read = table.rows.map { ImportedGuardrail($0) }
        guard !read.contains(nil), post.export?.guardrails.isEmpty ?? false else { return nil }
        post.export?.guardrails = read.compactMap { $0 }
        for line in table.lines { post.places[line] = .structure }
        show(.guardrails)
        return table.lines.upperBound
    }

    // MARK: Follow-ups

    private mutating func readFollowUps(at index: Int) -> Int? {
        guard let table = ImportTable(lines, at: index) else { return nil }
        var byKey: [Key: Int] = [:]
        for row in table.rows where row.cells.count > 3 {
            let words = InlineWords.plain(row.cells[0]).split(separator: " ", maxSplits: 1)
            guard words.count == 2, let key = Key(String(words[0])) else { continue }
            var followUp = ImportedFollowUp(title: String(words[1]), lines: (row.line + 1)...(row.line + 1))
            followUp.key = key
            followUp.state = FollowUpState.allCases.first { $0.label == row.cells[1] }
            followUp.isStarted = followUp.state == .inProgress
            followUp.isDone = followUp.state == .done || followUp.state == .verified
            followUp.owner = row.cells[2] == "no owner yet" ? "" : InlineWords.plain(row.cells[2])
            followUp.due = Day(iso: row.cells[3])
            let addresses = row.cells.count > 4 ? InlineWords(row.cells[4].replacing("\\|", with: "|")).addresses : []
            followUp.address = addresses.first ?? ""
            followUp.evidence = addresses.dropFirst().first ?? ""
            byKey[key] = post.followUps.count
            post.places[row.line] = .followUp(post.followUps.count)
            post.followUps.append(followUp)
        }
        for line in table.lines.prefix(2) { post.places[line] = .structure }
        show(.followUps)
        return readDetails(at: table.lines.upperBound, byKey)
    }

    /// The details of follow-ups behind their table: `- FU-3`, and below it the text.
    private mutating func readDetails(at start: Int, _ byKey: [Key: Int]) -> Int {
        var end = start
        var index = start
        var details: [Int: [Substring]] = [:]
        var present: Int?
        while index < lines.lines.count {
            let line = lines.lines[index]
            if let position = line.text.hasPrefix("- ")
                ? Key(String(line.text.dropFirst(2))).flatMap({ byKey[$0] }) : nil
            {
                present = position
                post.places[index] = .structure
                end = index + 1
            } else if let present, line.text.hasPrefix("  ") || lines.isBlank(index) {
                details[present, default: []].append(line.text)
                if !lines.isBlank(index) {
                    post.places[index] = .followUp(present)
                    end = index + 1
                }
            } else if present != nil || !lines.isBlank(index) {
                break
            }
            index += 1
        }
        for (position, texts) in details {
            post.followUps[position].detail = ImportItem.dedented(texts)
            post.followUps[position].readReason()
        }
        return end
    }
}
