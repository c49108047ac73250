import Domain
import Foundation
import FrontMatter
import Markdown
import Storage
import WebServer

extension Sittings {
    /// The minutes of a sitting as a Markdown file to download.
    static func minutes(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        let (sitting, given) = try await visit.read { (try $0.sitting(id).orNotFound(), try $0.verdicts(of: id)) }
        let minutes = SittingMinutes(sitting, given)
        var response = Response.bytes(
            Array(try minutes.text.utf8), type: "text/markdown; charset=utf-8; variant=GFM")
        response.offerDownload(as: "review-\(minutes.day.iso).md")
        return response
    }
}

/// The same data gives the same bytes: nothing depends on the present time.
struct SittingMinutes {
    let sitting: Sitting
    let given: [MinuteItem]

    init(_ sitting: Sitting, _ given: [MinuteItem]) {
        self.sitting = sitting
        self.given = given
    }

    var day: Day { CivilTime(utc: sitting.startedAt).day }

    var text: String {
        get throws {
            let parts =
                ["# Review of \(day.words)\n", facts]
                + AgendaQuestion.allCases.enumerated()
                .compactMap(section)
            return try FrontMatter.encode(head) + "\n" + parts.joined(separator: "\n")
        }
    }

    private var head: [FrontMatter.Pair] {
        var pairs: [FrontMatter.Pair] = [
            .init("title", .text("Review of \(day.words)")), .init("date", .text(day.iso)),
            .init("state", .text(sitting.isOpen ? "going on" : "ended")),
        ]
        if let team = sitting.team { pairs.append(.init("team", .text(team))) }
        if let service = sitting.service { pairs.append(.init("service", .text(service))) }
        if !sitting.attendees.isEmpty { pairs.append(.init("attendees", .text(sitting.attendees))) }
        pairs.append(.init("verdicts", .number(given.count)))
        if let left = sitting.leftOpen { pairs.append(.init("left_open", .number(left))) }
        return pairs
    }

    private var facts: String {
        var facts = [
            "Started \(CivilTime(utc: sitting.startedAt).text) UTC"
                + (sitting.startedBy.isEmpty ? "" : " by \(Markdown.escaped(sitting.startedBy))")
        ]
        facts.append(sitting.endedAt.map { "ended \(CivilTime(utc: $0).text) UTC" } ?? "still in progress")
        if let scope = sitting.scopeWords { facts.append(Markdown.escaped(scope)) }
        if !sitting.attendees.isEmpty { facts.append("attended by \(Markdown.escaped(sitting.attendees))") }
        if let left = sitting.leftOpen { facts.append("\(left) left for the next review") }
        return facts.joined(separator: " · ") + "\n"
    }

    private func section(_ index: Int, _ question: AgendaQuestion) -> String? {
        let items = given.filter { $0.verdict.question == question.rawValue }
        if items.isEmpty { return nil }
        return "## \(index + 1). \(Markdown.escaped(question.title))\n\n" + items.map(line).joined()
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
