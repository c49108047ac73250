import Domain
import Foundation
import HTML

/// A row of a timeline.
enum TimelineRow: Equatable {
    case day(Day)
    case gap(TimeInterval)
    case event(TimelineEvent)
    /// Entries that Handrail made itself and that nobody wrote between, with the days on which they were made.
    case automatic([TimelineRow])
}

extension TimelineEvents {
    /// The rows of a timeline: a heading for each day, gaps, and one row for automatic entries that follow each other.
    /// Days are in UTC, like the times beside them.
    static func rows(_ events: [TimelineEvent]) -> [TimelineRow] {
        var rows: [TimelineRow] = []
        var cursor = Cursor()
        var rest = events[...]
        while let first = rest.first {
            let run = rest.prefix { $0.source == .system }
            if run.count < 2 {
                rows += cursor.rows(for: first)
                rest = rest.dropFirst()
                continue
            }
            var inside = run.flatMap { cursor.rows(for: $0) }
            if case .day(let day)? = inside.first {
                rows.append(.day(day))
                inside.removeFirst()
            }
            rows.append(.automatic(inside))
            // The headings of its days are folded away.
            if case .day(let day)? = rows.last(where: { if case .day = $0 { true } else { false } }) {
                cursor.day = day
            }
            rest = rest.dropFirst(run.count)
        }
        return rows
    }

    /// The row of automatic entries: one line that opens them.
    static func automatic(_ rows: [TimelineRow], _ entry: (TimelineRow) -> HTML) -> HTML {
        let count = rows.count { if case .event = $0 { true } else { false } }
        return """
            <li class="event system automatic">
            <details class="printed">
            <summary>\(count) automatic entries</summary>
            <ol>
            \(each: rows, entry)
            </ol>
            </details>
            </li>

            """
    }
}

/// How far the rows of a timeline have come.
private struct Cursor {
    var last: Date?
    /// The day whose heading was shown last.
    var day: Day?

    mutating func rows(for event: TimelineEvent) -> [TimelineRow] {
        var rows: [TimelineRow] = []
        if let instant = event.moment.instant {
            if let last, event.source != .system, instant.timeIntervalSince(last) > TimelineRule.gap {
                rows.append(.gap(instant.timeIntervalSince(last)))
            }
            let day = CivilTime(utc: instant).day
            if day != self.day { rows.append(.day(day)) }
            self.day = day
            last = instant
        }
        return rows + [.event(event)]
    }
}
