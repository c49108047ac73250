import Domain
import FrontMatter
import Markdown
import Storage

/// The same data gives the same bytes: nothing depends on the present time.
struct SittingMinutes {
    let sitting: Sitting
    let given: [MinuteItem]
    let changes: [SittingChange]

    init(_ sitting: Sitting, _ given: [MinuteItem], _ changes: [SittingChange]) {
        self.sitting = sitting
        self.given = given
        self.changes = changes
    }

    var day: Day { CivilTime(utc: sitting.startedAt).day }

    var text: String {
        get throws {
            let parts =
                ["# Review of \(day.words)\n", facts]
                + AgendaQuestion.allCases.enumerated()
                .compactMap(section) + [changed].compactMap(\.self)
            return try FrontMatter.encode(head) + "\n" + parts.joined(separator: "\n")
        }
    }

    private func section(_ index: Int, _ question: AgendaQuestion) -> String? {
        let items = given.filter { $0.verdict.question == question.rawValue }
        if items.isEmpty { return nil }
        return "## \(index + 1). \(Markdown.escaped(question.title))\n\n" + items.map(line).joined()
    }

    private var changed: String? {
        if changes.isEmpty { return nil }
        let lines = changes.map { change in
            let values = change.changes.map {
                "  - \($0.field): \([$0.from, $0.to].filter { !$0.isEmpty }.map(Markdown.escaped).joined(separator: " → "))\n"
            }
            return "- **\(change.followUp.key) \(Markdown.escaped(change.title))**\n" + values.joined()
        }
        return "## Changed during the review\n\n" + lines.joined()
    }

    private func line(_ item: MinuteItem) -> String {
        let verdict = item.verdict
        var lines = [
            "- **\(verdict.subject.text) \(Markdown.escaped(item.title))**: \(Markdown.escaped(verdict.facts))",
            "  - **\(verdict.verdict.label)**"
                + (verdict.note.isEmpty ? "" : ": \(Markdown.escaped(verdict.note.oneLine))"),
        ]
        if let day = verdict.nextDay { lines.append("  - To be looked at again on \(day.iso)") }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension String {
    fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
