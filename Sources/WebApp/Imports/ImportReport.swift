import Domain
import Foundation
import Storage

/// The words of an import on a terminal.
package enum ImportReport {
    /// A text with everything that a terminal could take for a command as its code: `\u{1B}`.
    package static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What importing a document would do, and from which lines.
    package static func lines(_ item: ImportRun.Item) -> [String] {
        let read = item.document.reading
        var lines: [String] = []
        switch item.plan {
        case .leave(let id): return ["\(plain(item.path)): already here as \(id.key), unchanged"]
        case .update(let id): lines.append("\(plain(item.path)): would update \(id.key)")
        case .create: lines.append("\(plain(item.path)): would create an incident")
        }
        lines.append("  title        \(plain(read.title))")
        if let day = read.day { lines.append("  date         \(day.value.iso) (\(place(day.line)))") }
        let severity = read.severity.map { "\($0.value.code) (\(place($0.line)))" } ?? "SEV3 (assumed)"
        lines.append("  severity     \(severity)")
        for service in read.services { lines.append("  service      \(plain(service.value)) (\(place(service.line)))") }
        for mark in IncidentMark.allCases {
            guard let moment = read.times[mark], let instant = moment.value.instant else { continue }
            lines.append(
                "  time         \(mark.label.lowercased()) \(CivilTime(utc: instant).text) UTC (\(place(moment.line)))")
        }
        if let first = read.timeline.first, let last = read.timeline.last {
            lines.append("  timeline     \(read.timeline.count) entries (lines \(first.line) to \(last.line))")
        }
        for finding in read.findings {
            lines.append(
                "  finding      \(finding.kind.label): \(plain(short(finding.title))) (\(place(finding.lines)))")
        }
        for followUp in read.followUps {
            let facts = [
                followUp.isDone ? "done" : followUp.isStarted ? "in progress" : nil,
                followUp.owner.isEmpty ? nil : "owner \(followUp.owner)", followUp.due.map { "due \($0.iso)" },
                followUp.address.isEmpty ? nil : followUp.address, place(followUp.lines),
            ].compactMap { $0 }
            lines.append("  follow-up    \(plain(short(followUp.title))) (\(plain(facts.joined(separator: ", "))))")
        }
        if !read.guardrails.isEmpty {
            lines.append("  guardrails   \(read.guardrails.joined(separator: ", ")) mentioned")
        }
        for section in read.sections
        where section.text.utf8.contains(where: { $0 != UInt8(ascii: "\n") }) && !section.text.hasPrefix("{{") {
            lines.append("  prose        \(plain(short(section.title))) (\(place(section.lines)))")
        }
        return lines + doubts(read.doubts)
    }

    /// Each sentence once, with the lines that it is about.
    private static func doubts(_ doubts: [ImportDoubt]) -> [String] {
        var sentences: [String] = []
        var lines: [String: [Int]] = [:]
        for doubt in doubts {
            if lines[doubt.sentence] == nil { sentences.append(doubt.sentence) }
            lines[doubt.sentence, default: []] += doubt.line == 0 ? [] : [doubt.line]
        }
        return sentences.map { sentence in
            let known = lines[sentence, default: []]
            let shown = known.prefix(8).map(String.init).joined(separator: ", ") + (known.count > 8 ? " and more" : "")
            let place = known.isEmpty ? "" : "line\(known.count == 1 ? "" : "s") \(shown): "
            return "  doubtful     \(place)\(plain(sentence))"
        }
    }

    package static func line(_ path: String, _ outcome: ImportOutcome) -> [String] {
        switch outcome {
        case .created(let id): ["\(plain(path)): \(id.key)"]
        case .unchanged(let id): ["\(plain(path)): already here as \(id.key), unchanged"]
        case .updated(let id, let left): ["\(plain(path)): updated \(id.key)"] + left.map { "  \(plain($0))" }
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
