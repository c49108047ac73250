/// The things that a document says about an incident as a name and a value.
struct ImportFacts {
    struct Fact {
        let name: String
        let value: String
        /// Counted from 1; 0 for front matter.
        let line: Int
    }

    private(set) var facts: [Fact] = []

    init(_ source: ImportSource, _ outline: ImportOutline, _ lines: MarkdownLines) {
        for (name, values) in source.head.sorted(by: { $0.key < $1.key }) {
            for value in values { add(name, value, line: 0) }
        }
        for part in outline.parts {
            if part.isLabel || part.level == 7, let heading = part.heading {
                let value =
                    part.first.isEmpty
                    ? part.lines.lazy.map { lines.lines[$0].words }.first { !$0.isEmpty } : part.first[...]
                add(part.title, String(value ?? ""), line: heading + 1)
            }
            guard part.isPreamble || part.isLabel || part.role == .facts || part.role == .summary || part.role == nil
            else {
                continue
            }
            read(part, lines)
        }
    }

    private mutating func read(_ part: ImportPart, _ lines: MarkdownLines) {
        for (place, index) in part.lines.enumerated() where !lines.lines[index].isCode {
            if let label = ImportLabel(lines.lines[index].text) {
                let next = part.lines.dropFirst(place + 1).prefix(3).lazy.map { lines.lines[$0].words }.first {
                    !$0.isEmpty
                }
                add(label.name, label.rest.isEmpty ? String(next ?? "") : label.rest, line: index + 1)
            } else if let table = ImportTable(lines, at: index), table.head.count == 2 {
                if table.head[1].isEmpty == false { add(table.head[0], table.head[1], line: index + 1) }
                for row in table.rows where row.cells.count >= 2 { add(row.cells[0], row.cells[1], line: row.line + 1) }
            } else if lines.lines[index].words.utf8.count <= 300 {
                let words = PastedLine.withoutMarker(String(lines.lines[index].words))
                guard let colon = words.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) else { continue }
                let name = words[..<colon]
                if name.split(separator: " ").count <= 5 {
                    add(String(name), String(words[words.index(after: colon)...]), line: index + 1)
                }
            }
        }
    }

    private mutating func add(_ name: String, _ value: String, line: Int) {
        let name = name.contains(".") && line == 0 ? name : ImportRole.normalized(name)
        let value = InlineWords.plain(value)
        if !name.isEmpty && !value.isEmpty && value.utf8.count <= 1_000 {
            facts.append(Fact(name: name, value: value, line: line))
        }
    }

    /// The first fact that has one of these names.
    func first(_ names: Set<String>) -> Fact? { facts.first { names.contains($0.name) } }

    func all(_ names: Set<String>) -> [Fact] { facts.filter { names.contains($0.name) } }

    static let date: Set<String> = [
        "date", "incident date", "date of incident", "day", "occurred", "date occurred", "incident day", "dato",
        "datum", "fecha", "data", "date de l incident", "hendelsesdato", "when", "incident start", "start date",
        "\u{767A}\u{751F}\u{65E5}\u{6642}", "\u{767A}\u{751F}\u{65E5}", "\u{65E5}\u{4ED8}", "\u{65E5}\u{6642}",
        "\u{65E5}\u{671F}", "\u{5F71}\u{97FF}\u{671F}\u{9593}", "date/time", "date time", "date and time",
        "incident_date",
    ]

    static let severity: Set<String> = [
        "severity", "sev", "incident severity", "severity level", "priority", "alvorlighetsgrad", "alvorlighet",
        "schweregrad", "allvarlighetsgrad", "severidad", "gravedad", "gravit\u{E9}", "\u{91CD}\u{5927}\u{5EA6}",
        "\u{6DF1}\u{523B}\u{5EA6}", "\u{4E25}\u{91CD}\u{7A0B}\u{5EA6}", "incident level", "level",
    ]

    static let services: Set<String> = [
        "service", "services", "affected service", "affected services", "services affected", "impacted services",
        "services impacted", "system", "systems", "affected systems", "component", "components", "affected components",
        "tjeneste", "tjenester", "system/tjeneste", "dienst", "dienste", "servicios",
        "\u{5F71}\u{97FF}\u{30B5}\u{30FC}\u{30D3}\u{30B9}",
    ]

    /// The names of the five times.
    static let marks: [IncidentMark: Set<String>] = [
        .started: [
            "started", "start", "start time", "started at", "incident start", "incident started", "fault occurs",
            "impact start", "began", "time started", "startet", "\u{767A}\u{751F}\u{65E5}\u{6642}", "beginn",
        ],
        .noticed: [
            "detected", "first detected", "detected at", "team aware", "time detected", "noticed", "discovered",
            "detection time", "oppdaget", "\u{691C}\u{77E5}\u{65E5}\u{6642}", "identified at", "incident detected",
        ],
        .raised: ["incident declared", "declared", "declared at", "escalated", "alarm raised", "raised", "meldt"],
        .mitigated: ["mitigated", "mitigated at", "repaired", "incident repaired", "impact end", "contained"],
        .resolved: [
            "resolved", "resolved at", "incident resolved", "end", "end time", "ended", "incident end", "time resolved",
            "\u{5FA9}\u{65E7}\u{65E5}\u{6642}", "l\u{F8}st", "gel\u{F6}st", "resolution time", "incident ended",
        ],
    ]
}
