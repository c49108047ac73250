import Domain
import FrontMatter
import Markdown
import Storage

extension SittingMinutes {
    var head: [FrontMatter.Pair] {
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

    var facts: String {
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
}
