import Foundation

extension ImportedPostmortem {
    /// The title, the day, the severity and the services.
    mutating func readHead(
        _ source: ImportSource, _ outline: ImportOutline, _ facts: ImportFacts, _ lines: MarkdownLines,
        _ context: ImportContext, _ order: DateOrder?
    ) {
        let named = outline.title.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
        title = ImportedPostmortem.fitting(
            named ?? source.value("title").map { ImportedPostmortem.withoutDay($0, order) }
                ?? ImportedPostmortem.title(ofFile: source.name))
        if let whole = named, whole != title {
            doubts.append(
                ImportDoubt(line: (outline.title?.line ?? 0) + 1, "The title was too long and has been shortened."))
        }
        day = ImportedPostmortem.day(source, outline, facts, lines, order)
        if day == nil { doubts.append(ImportDoubt(line: 0, "No date of the incident was found.")) }
        if let found = facts.all(ImportFacts.severity).lazy.compactMap(ImportedPostmortem.severity).first {
            severity = found
        } else {
            doubts.append(ImportDoubt(line: 0, "No severity was found, so it is imported as SEV3."))
        }
        for fact in facts.all(ImportFacts.services) {
            for name in fact.value.split(whereSeparator: { ",;\u{3001}".contains($0) }).map({ String($0).trimmed }) {
                let isName = !name.isEmpty && name.utf8.count <= 60 && name.split(separator: " ").count <= 4
                if isName, services.count < 20, !services.contains(where: { $0.value == name }) {
                    services.append(Imported(name, line: fact.line))
                }
            }
        }
        if let kind = source.value("incident_kind").flatMap(IncidentKind.init(rawValue:)) { self.kind = kind }
    }

    private static func fitting(_ title: String) -> String {
        guard title.count > Text.Limit.title else { return title }
        return String(title.prefix(Text.Limit.title - 1)) + "\u{2026}"
    }

    /// `2021-05-09-negative-coin-values.md` as “Negative coin values”. Notion puts the number of a page behind its name.
    private static func title(ofFile name: String) -> String {
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let words = ImportSource.withoutNumber(stem).split { "-_ ".contains($0) }.drop { $0.allSatisfy(\.isNumber) }
        return words.isEmpty ? stem : words.joined(separator: " ").capitalizedFirst
    }

    /// `17.02.2020 - Rows gone` as “Rows gone”: a day in front is for the order of a list, as in the name of a file.
    private static func withoutDay(_ title: String, _ order: DateOrder?) -> String {
        let words = title.split(separator: " ", maxSplits: 2)
        guard words.count == 3, ["-", "\u{2013}", "\u{2014}", ":", "|"].contains(words[1]),
            ImportDates.first(in: String(words[0]), order: order) != nil
        else { return title }
        return String(words[2])
    }

    private static func day(
        _ source: ImportSource, _ outline: ImportOutline, _ facts: ImportFacts, _ lines: MarkdownLines,
        _ order: DateOrder?
    ) -> Imported<Day>? {
        for name in ["times.started.at", "times.noticed.at", "times.raised.at", "declared"] {
            if let day = source.value(name).flatMap({ Day(iso: String($0.prefix(10))) }) {
                return Imported(day, line: 0)
            }
        }
        for fact in facts.all(ImportFacts.date) {
            if let day = ImportDates.first(in: fact.value, order: order) { return Imported(day, line: fact.line) }
        }
        if let day = ImportDates.first(inName: source.name) { return Imported(day, line: 0) }
        if let title = outline.title,
            let day = ImportDates.first(in: lines.lines[title.line].text.description, order: order)
        {
            return Imported(day, line: title.line + 1)
        }
        if let day = source.value("title").flatMap({ ImportDates.first(in: $0, order: order) }) {
            return Imported(day, line: 0)
        }
        if let day = dayOfTimeline(outline, lines, order) { return day }
        for part in outline.parts where part.role != .actions && part.role != .timeline {
            for index in part.lines where !lines.lines[index].isCode {
                if let day = ImportDates.first(in: String(lines.lines[index].text), order: order) {
                    return Imported(day, line: index + 1)
                }
            }
        }
        return nil
    }

    /// The first day that its heading, or else a line of it, names.
    private static func dayOfTimeline(
        _ outline: ImportOutline, _ lines: MarkdownLines, _ order: DateOrder?
    ) -> Imported<Day>? {
        for part in outline.parts where part.role == .timeline {
            for index in (part.heading.map { [$0] } ?? []) + part.lines where !lines.lines[index].isCode {
                if let day = ImportDates.first(in: String(lines.lines[index].text.prefix(400)), order: order) {
                    return Imported(day, line: index + 1)
                }
            }
        }
        return nil
    }

    private static func severity(_ fact: ImportFacts.Fact) -> Imported<Severity>? {
        let words = ImportRole.normalized("x " + fact.value).dropFirst(2).split(separator: " ").prefix(6)
        for (index, word) in words.enumerated() {
            for prefix in ["severity", "sev", "p", "s", "prio", "priority", "level", ""] where word.hasPrefix(prefix) {
                let rest = word.dropFirst(prefix.count)
                let number = rest.isEmpty && index + 1 < words.count ? words[index + 1] : rest
                let isFirst = index == 0 || !prefix.isEmpty
                if isFirst, number.utf8.count == 1, let level = Int(number), let severity = Severity(level: level) {
                    return Imported(severity, line: fact.line)
                }
            }
        }
        let levels: [(Int, Set<Substring>)] = [
            (1, ["critical", "kritisk", "kritisch", "blocker"]),
            (2, ["major", "high", "h\u{F8}y", "hoch", "alvorlig"]),
            (3, ["moderate", "medium", "middels", "mittel"]), (4, ["minor", "low", "lav", "niedrig", "gering"]),
        ]
        guard let first = words.first, let level = levels.first(where: { $0.1.contains(first) })?.0 else { return nil }
        return Severity(level: level).map { Imported($0, line: fact.line) }
    }

    // MARK: Times

    /// The times that facts or entries of the timeline name by what they are.
    mutating func readTimes(_ facts: ImportFacts, _ context: ImportContext) {
        for (mark, names) in ImportFacts.marks {
            let own = facts.first(["times.\(mark.rawValue).at"])
            if let fact = own ?? facts.all(names).first(where: { moment($0, context) != nil }),
                let moment = moment(fact, context)
            {
                times[mark] = Imported(moment, line: fact.line)
                continue
            }
            let entry = timeline.first { entry in
                entry.doubts.isEmpty && entry.moment.instant != nil && entry.text.utf8.count <= 40
                    && names.contains(ImportRole.normalized(entry.text))
            }
            if let entry { times[mark] = Imported(entry.moment, line: entry.line) }
        }
        if !kind.hasDurations { times = times.filter { $0.key == .noticed } }
    }

    private func moment(_ fact: ImportFacts.Fact, _ context: ImportContext) -> Moment? {
        guard fact.value.utf8.count <= 200, fact.value.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let paste = try? TimelinePaste(fact.value + " x", now: context.now, zone: context.zone, day: day?.value)
        guard let entry = paste?.entries.first, entry.doubts.isEmpty, entry.moment.instant != nil else { return nil }
        return entry.moment
    }
}
