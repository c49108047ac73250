import Foundation

/// Describes spans of time in words.
package enum Elapsed {
    /// `45 min`, `2 h 5 min`, `3 days 4 h`; the sign is dropped.
    package static func words(_ seconds: TimeInterval) -> String {
        let total = Int(min(abs(seconds), 1e15).rounded())
        let minutes = total / 60
        if total < 60 { return "\(total) s" }
        if minutes < 60 { return "\(minutes) min" }
        let hours = minutes / 60
        if hours < 24 {
            return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min"
        }
        let days = hours / 24
        let dayWord = days == 1 ? "1 day" : "\(days) days"
        return hours % 24 == 0 || days >= 7 ? dayWord : "\(dayWord) \(hours % 24) h"
    }

    /// Relative to the start of an incident: `T+12 min`, `T−3 min`, `T`.
    package static func sinceStart(_ seconds: TimeInterval) -> String {
        if abs(seconds) < 30 { return "T" }
        return (seconds < 0 ? "T\u{2212}" : "T+") + words(seconds)
    }

    /// `just now`, `5 min ago`, `in 3 days`.
    package static func relative(_ instant: Date, to now: Date) -> String {
        let seconds = now.timeIntervalSince(instant)
        if abs(seconds) < 45 { return "just now" }
        return seconds >= 0 ? "\(words(seconds)) ago" : "in \(words(seconds))"
    }

    /// A due date in words: `due today`, `due in 3 days`, `9 days late`.
    package static func due(_ day: Day, today: Day) -> String {
        let days = today.days(until: day)
        switch days {
        case 0: return "due today"
        case 1: return "due tomorrow"
        case 2...: return "due in \(days) days"
        case -1: return "1 day late"
        default: return "\(-days) days late"
        }
    }
}
