import Foundation

/// The entries of a section with a timeline, and the lines that went into them.
struct ImportTimeline {
    private(set) var entries: [ImportedEntry] = []
    /// The lines that the entries tell whole; the others remain prose.
    private(set) var taken: Set<Int> = []
    /// Heads of tables, days on lines of their own and sentences about all times, which the entries express.
    private(set) var structure: Set<Int> = []
    private(set) var questions: [PasteQuestion] = []
    private(set) var refusal: String?

    init(_ part: ImportPart, _ lines: MarkdownLines, _ context: ImportContext, day: Day?) {
        // The heading may name the zone and the day of all.
        let indices = (part.heading.map { [$0] } ?? []) + part.lines
        if indices.isEmpty { return }
        var texts = indices.map { String(lines.lines[$0].text) }
        if part.isLabel, part.heading != nil { texts[0] = part.first }
        let paste: TimelinePaste
        do {
            paste = try TimelinePaste(texts.joined(separator: "\n"), now: context.now, zone: context.zone, day: day)
        } catch {
            if texts.contains(where: { !$0.trimmed.isEmpty }) && error.words.contains("too many") {
                refusal = error.words
            }
            return
        }
        let read = paste.entries.filter { indices.indices.contains($0.line - 1) }
        guard let first = read.firstIndex(where: { $0.moment.instant != nil || !$0.doubts.isEmpty }) else { return }
        // Sentences before the first time are an introduction.
        let introduction = read[..<first]
        for entry in read[first...] {
            let index = indices[entry.line - 1]
            let text =
                entry.text.isEmpty
                ? InlineWords.plain(PastedLine.withoutMarker(String(lines.lines[index].words))) : entry.text
            entries.append(
                ImportedEntry(
                    moment: entry.moment, text: String(text.prefix(TimelineRule.longestText)), doubts: entry.doubts,
                    line: index + 1))
        }
        questions = paste.questions
        if isPlain(indices, lines, read[first...], from: read[first].line - 1) {
            let prose = (introduction.first.map { $0.line - 1 } ?? 0)..<(read[first].line - 1)
            let reading = TimeReading(zone: context.zone, isPasted: true)
            for (place, index) in indices.enumerated() where index != part.heading {
                let words = lines.lines[index].words
                let line = String(words.prefix(200))
                let isSaid =
                    PastedLine.zoneStatement(line, reading)?.isWhole ?? false
                    || PastedLine.heading(PastedLine.withoutMarker(line), reading) != nil
                if introduction.isEmpty || !prose.contains(place) || words.hasPrefix("|") || isSaid {
                    taken.insert(index)
                    let isHead =
                        words.hasPrefix("|")
                        && PastedLine.isTableRule(lines.lines[min(index + 1, lines.lines.count - 1)].words.description)
                    if place < read[first].line - 1 || isHead || isSaid { structure.insert(index) }
                }
            }
        }
    }

    /// Whether a section of another name is a timeline: most of its list items, rows or paragraphs begin with a time.
    static func isTimeline(_ part: ImportPart, _ lines: MarkdownLines, _ context: ImportContext) -> Bool {
        guard part.role == nil || part.role == .background || part.role == .summary || part.role == .response else {
            return false
        }
        let reading = TimeReading(zone: context.zone, isPasted: true)
        var items = 0
        var stamped = 0
        for index in part.lines where !lines.lines[index].isCode && !lines.isBlank(index) {
            let text = lines.lines[index].text
            let isItem = ImportItem.bullet(text) != nil || lines.lines[index].words.hasPrefix("|")
            guard isItem || index == 0 || lines.isBlank(index - 1) else { continue }
            items += 1
            let cells = PastedLine.cells(of: String(text.prefix(400)))
            let line = PastedLine.withoutMarker(cells.joined(separator: " | "))
            guard line.utf8.first.map(ClockTime.isDigit) ?? false,
                let stamp = PastedLine.stamp(in: line, reading, isListed: true), case .clock(let time) = stamp.time,
                time.day != nil || line.utf8.prefix(6).contains(UInt8(ascii: ":"))
            else { continue }
            stamped += 1
        }
        return stamped >= 3 && stamped * 2 >= items
    }

    /// Whether the entries tell all that their lines say: each is a line or a short paragraph. Code, images and lists
    /// below an entry would lose their form.
    private func isPlain(
        _ indices: [Int], _ lines: MarkdownLines, _ read: ArraySlice<TimelinePaste.Entry>, from start: Int
    ) -> Bool {
        guard read.allSatisfy({ $0.additions <= 2 && $0.text.utf8.count < TimelineRule.longestText }) else {
            return false
        }
        let written = indices[start...].filter { !lines.isBlank($0) }
        let depth = written.first.map { MarkdownLines.indent(lines.lines[$0].text) } ?? 0
        return written.allSatisfy { index in
            let line = lines.lines[index]
            let isNested = ImportItem.bullet(line.text) != nil && MarkdownLines.indent(line.text) > depth + 1
            return !line.isCode && !line.text.contains("![") && !isNested
        }
    }
}
