import Domain
import Foundation
import Storage

/// Something that was read in a document, with the place where it was.
struct ImportFact: Equatable, Sendable {
    /// `title`, `follow-up`
    let name: String
    let text: String
    /// `done`, `owner Mei`
    var details: [String] = []
    /// `line 7`; empty where there is none to tell.
    var place = ""

    /// For a terminal.
    var line: String {
        let name = self.name.padding(toLength: 12, withPad: " ", startingAt: 0)
        if self.name == ImportFact.doubtful { return "\(name) \(place.isEmpty ? "" : place + ": ")\(text)" }
        let behind = (details + [place]).filter { !$0.isEmpty }.joined(separator: ", ")
        return "\(name) \(text)\(behind.isEmpty ? "" : " (\(behind))")"
    }

    static let doubtful = "doubtful"

    /// Everything that was read in a document, and what is doubtful.
    static func all(_ item: ImportRun.Item) -> [ImportFact] {
        let read = item.document.reading
        var facts = head(read) + records(read) + rest(read)
        facts += item.document.images.map(image)
        facts += question(item.plan)
        return facts + doubts(read.doubts)
    }

    private static func image(_ image: ImportImage) -> ImportFact {
        ImportFact(
            name: "image", text: short(ImageTitle.make(from: image.name)),
            details: [image.type, "\(image.width) \u{00D7} \(image.height)"])
    }

    private static func question(_ plan: ImportPlan) -> [ImportFact] {
        guard case .ask(let id) = plan else { return [] }
        let words =
            "It has the path of \(id.key) and little else in common with it, so it becomes an incident of its own."
        return [ImportFact(name: doubtful, text: words)]
    }

    private static func head(_ read: ImportedPostmortem) -> [ImportFact] {
        var facts = [ImportFact(name: "title", text: read.title)]
        if let day = read.day { facts.append(ImportFact(name: "date", text: day.value.iso, place: place(day.line))) }
        if let severity = read.severity {
            facts.append(ImportFact(name: "severity", text: severity.value.code, place: place(severity.line)))
        } else {
            facts.append(ImportFact(name: "severity", text: "SEV3", details: ["assumed"]))
        }
        facts += read.services.map { ImportFact(name: "service", text: $0.value, place: place($0.line)) }
        for mark in IncidentMark.allCases {
            guard let moment = read.times[mark], let instant = moment.value.instant else { continue }
            let text = "\(mark.label.lowercased()) \(CivilTime(utc: instant).text) UTC"
            facts.append(ImportFact(name: "time", text: text, place: place(moment.line)))
        }
        return facts
    }

    private static func records(_ read: ImportedPostmortem) -> [ImportFact] {
        var facts: [ImportFact] = []
        if let first = read.timeline.first, let last = read.timeline.last {
            let count = read.timeline.count
            let place = first.line == 0 ? "" : "lines \(first.line) to \(last.line)"
            facts.append(
                ImportFact(name: "timeline", text: "\(count) entr\(count == 1 ? "y" : "ies")", place: place))
        }
        facts += read.findings.map {
            ImportFact(name: "finding", text: "\($0.kind.label): \(short($0.title))", place: place($0.lines))
        }
        facts += read.followUps.map { followUp in
            let state = followUp.isDone ? "done" : followUp.isStarted ? "in progress" : ""
            let details = [
                state, followUp.owner.isEmpty ? "" : "owner \(followUp.owner)",
                followUp.due.map { "due \($0.iso)" } ?? "",
                followUp.address,
            ]
            return ImportFact(
                name: "follow-up", text: short(followUp.title), details: details.filter { !$0.isEmpty },
                place: place(followUp.lines))
        }
        return facts
    }

    private static func rest(_ read: ImportedPostmortem) -> [ImportFact] {
        var facts: [ImportFact] = []
        if !read.guardrails.isEmpty {
            facts.append(ImportFact(name: "guardrails", text: "\(read.guardrails.joined(separator: ", ")) mentioned"))
        }
        let prose = read.sections.filter { section in
            section.text.utf8.contains { $0 != UInt8(ascii: "\n") } && !section.text.hasPrefix("{{")
        }
        return facts + prose.map { ImportFact(name: "prose", text: short($0.title), place: place($0.lines)) }
    }

    /// Each sentence once, with the lines that it is about.
    private static func doubts(_ doubts: [ImportDoubt]) -> [ImportFact] {
        var sentences: [String] = []
        var lines: [String: [Int]] = [:]
        for doubt in doubts {
            if lines[doubt.sentence] == nil { sentences.append(doubt.sentence) }
            lines[doubt.sentence, default: []] += doubt.line == 0 ? [] : [doubt.line]
        }
        return sentences.map { sentence in
            let known = lines[sentence, default: []]
            let shown = known.prefix(8).map(String.init).joined(separator: ", ") + (known.count > 8 ? " and more" : "")
            let place = known.isEmpty ? "" : "line\(known.count == 1 ? "" : "s") \(shown)"
            return ImportFact(name: doubtful, text: sentence, place: place)
        }
    }

    private static func short(_ text: String) -> String {
        text.count > 100 ? text.prefix(99) + "\u{2026}" : text
    }

    private static func place(_ line: Int) -> String { line == 0 ? "name or front matter" : "line \(line)" }

    private static func place(_ lines: ClosedRange<Int>) -> String {
        lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound) to \(lines.upperBound)"
    }
}
