import Foundation

extension ImportedPostmortem {
    /// Reads a document. Every line goes somewhere: into a record, or as prose into the section that it is in.
    package init(_ source: ImportSource, _ context: ImportContext) {
        if source.isExport {
            let lines = MarkdownLines(ExportMarks.removed(from: source.text))
            self = ExportReader(source, lines).post
            guardrails = ImportedPostmortem.guardrails(in: source)
            tidyTitles()
            addLosses(lines)
            return
        }
        let lines = MarkdownLines(ReferenceLinks.inlined(source.text))
        let outline = ImportOutline(lines, from: source.headLines)
        let facts = ImportFacts(source, outline, lines)
        places = Array(repeating: .blank, count: lines.lines.count)
        for index in lines.lines.indices {
            if index < source.headLines { places[index] = .frontMatter }
            if outline.underlines.contains(index) { places[index] = .structure }
        }
        if let title = outline.title { places[title.line] = title.text.isEmpty ? .structure : .title }
        let order = ImportedPostmortem.order(lines)
        readHead(source, outline, facts, lines, context, order)
        var hasSummary = outline.parts.contains { $0.role == .summary }
        var shown: Set<String> = []
        for part in outline.parts {
            read(part, lines, context, order, &shown, &hasSummary)
        }
        readTimes(facts, context)
        guardrails = ImportedPostmortem.guardrails(in: source)
        markUnderlines(outline, lines)
        tidyTitles()
        addLosses(lines)
    }

    private mutating func addLosses(_ lines: MarkdownLines) {
        for loss in lost(from: lines) {
            doubts.append(ImportDoubt(line: loss.line, "\u{201C}\(loss.word)\u{201D} is only in the original."))
        }
    }

    private static func order(_ lines: MarkdownLines) -> DateOrder? {
        var evidence = DateOrderEvidence()
        for line in lines.lines { evidence.look(at: line.text.prefix(200)) }
        return evidence.settled(near: nil)
    }

    /// The line under an underlined heading inside a section belongs to the section's text.
    private mutating func markUnderlines(_ outline: ImportOutline, _ lines: MarkdownLines) {
        for line in outline.underlines where places.indices.contains(line) && line > 0 {
            if case .prose(let section) = places[line - 1] { places[line] = .prose(section) }
        }
    }

    // MARK: Sections

    private mutating func read(
        _ part: ImportPart, _ lines: MarkdownLines, _ context: ImportContext, _ order: DateOrder?,
        _ shown: inout Set<String>, _ hasSummary: inout Bool
    ) {
        var lifted: Set<Int> = []
        var block: LiveBlock?
        let role = part.role != .timeline && ImportTimeline.isTimeline(part, lines, context) ? .timeline : part.role
        switch role {
        case .timeline:
            let read = ImportTimeline(part, lines, context, day: day?.value)
            lifted = read.taken
            if !lifted.isEmpty { block = .timeline }
            timeline += read.entries
            add(read)
            for index in lifted { places[index] = read.structure.contains(index) ? .structure : .timeline }
        case .actions:
            let read = ImportRecords(actions: part, lines, order: order, first: followUps.count)
            followUps += read.followUps
            for (index, position) in read.taken { places[index] = .followUp(position) }
            for index in read.structure { places[index] = .structure }
            lifted = read.structure.union(read.taken.keys)
            if !read.followUps.isEmpty { block = .followUps }
        case .wentWell, .wentWrong, .lucky, .lessons, .findings:
            let read = ImportRecords(findings: part, lines, first: findings.count)
            findings += read.findings
            for (index, position) in read.taken { places[index] = .finding(position) }
            for index in read.structure { places[index] = .structure }
            lifted = read.structure.union(read.taken.keys)
            if !read.findings.isEmpty { block = .findings }
        case .summary, .facts, .impact, .cause, .detection, .response, .background, nil: break
        }
        let marker = block.flatMap { shown.insert($0.name).inserted ? $0.marker : nil }
        addSection(part, lines, without: lifted, marker, &hasSummary)
    }

    private mutating func addSection(
        _ part: ImportPart, _ lines: MarkdownLines, without lifted: Set<Int>, _ marker: String?,
        _ hasSummary: inout Bool
    ) {
        let position = sections.count
        var texts: [Substring] = []
        var isMarked = marker == nil
        for index in part.lines.sorted() {
            if lifted.contains(index) {
                if !isMarked { texts += (texts.last?.isEmpty ?? true ? [] : [""]) + [marker?[...] ?? "", ""] }
                isMarked = true
                continue
            }
            let isBlank = lines.isBlank(index)
            if isBlank, !lines.lines[index].isCode, texts.last?.isEmpty ?? true { continue }
            texts.append(isBlank && !lines.lines[index].isCode ? "" : lines.lines[index].text)
            if !isBlank { places[index] = .prose(position) }
        }
        let isBlank = texts.allSatisfy { $0.allSatisfy(\.isWhitespace) } && part.first.isEmpty
        if part.heading == nil && isBlank { return }
        if isBlank, !lifted.isEmpty, let heading = part.heading {
            // The records of this section are shown by a block in an earlier one.
            places[heading] = .structure
            return
        }
        var text = part.isLabel ? ImportItem.dedented(texts) : texts.joined(separator: "\n").trimmedOfBlankLines
        if !part.first.isEmpty, !(part.role == .timeline && marker != nil) {
            text = [part.first, text].filter { !$0.isEmpty }.joined(separator: text.hasPrefix("-") ? "\n\n" : "\n")
        }
        var title = part.title
        if title.isEmpty {
            title = hasSummary || part.heading != nil ? "Details" : "Summary"
            if !hasSummary { hasSummary = true }
        }
        if let heading = part.heading { places[heading] = .heading(position) }
        if summary.isEmpty, part.role == .summary || title == "Summary", text.count <= Text.Limit.text {
            summary = text
        }
        let all = part.lines + (part.heading.map { [$0] } ?? [])
        let range = ((all.min() ?? 0) + 1)...((all.max() ?? 0) + 1)
        for (number, piece) in ImportedPostmortem.pieces(text).enumerated() {
            let name = number == 0 ? title : "\(title) (\(number + 1))"
            sections.append(ImportedSection(title: name, text: piece, lines: range))
        }
    }

    /// A text in pieces that fit into a section, cut at lines.
    private static func pieces(_ text: String) -> [String] {
        let limit = Text.longest - 4_096
        if text.utf8.count <= limit { return [text] }
        var pieces: [[Substring]] = [[]]
        var size = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if size + line.utf8.count > limit, size > 0 {
                pieces.append([])
                size = 0
            }
            pieces[pieces.count - 1].append(line)
            size += line.utf8.count + 1
        }
        return pieces.map { $0.joined(separator: "\n").trimmedOfBlankLines }
    }

    private mutating func add(_ read: ImportTimeline) {
        if let refusal = read.refusal { doubts.append(ImportDoubt(line: 0, refusal)) }
        for question in read.questions {
            switch question {
            case .order(let written):
                doubts.append(
                    ImportDoubt(
                        line: 0, "\u{201C}\(written)\u{201D} may have the day or the month first. Check the times."))
            case .zone(let name, _):
                doubts.append(
                    ImportDoubt(line: 0, "\u{201C}\(name)\u{201D} may mean several time zones. Check the times."))
            }
        }
        for entry in read.entries {
            for doubt in entry.doubts { doubts.append(ImportDoubt(line: entry.line, doubt.sentence)) }
        }
    }

    /// Titles are read beside others, so nothing in them turns the text around.
    private mutating func tidyTitles() {
        func plain(_ text: String) -> String {
            guard text.unicodeScalars.contains(where: Text.turns) else { return text }
            return String(String.UnicodeScalarView(text.unicodeScalars.filter { !Text.turns($0) }))
        }
        title = plain(title)
        for index in findings.indices { findings[index].title = plain(findings[index].title) }
        for index in followUps.indices { followUps[index].title = plain(followUps[index].title) }
        for index in sections.indices { sections[index].title = plain(sections[index].title) }
        for index in services.indices { services[index].value = plain(services[index].value) }
    }

    /// The keys of guardrails anywhere in a text, each once, in order.
    private static func guardrails(in source: ImportSource) -> [String] {
        var found: [String] = []
        for word in source.text.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-") }) {
            guard word.utf8.count <= 20, let key = Key(String(word)), key.prefix == .guardrail else { continue }
            if !found.contains(key.description), found.count < 100 { found.append(key.description) }
        }
        return found
    }
}
