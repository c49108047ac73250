import Domain
import Foundation

/// Reads labelled timelines and counts how many entries have the right instant, and how many of the others are marked.
struct TimelineMeasure {
    var right = 0
    var rightAndMarked = 0
    var wrongButMarked = 0
    var wrong = 0
    /// The entries that are wrong and not marked.
    var misses: [String] = []
    var marks: [String] = []

    mutating func read(_ timeline: LabelledTimeline, corpus: URL) throws {
        let document = try String(contentsOf: corpus.appending(path: timeline.path), encoding: .utf8)
        let lines = document.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let pasted = lines[(timeline.firstLine - 1)..<min(timeline.lastLine, lines.count)].joined(separator: "\n")
        // Pasted a month after the incident, by somebody whose own zone is UTC.
        let now = timeline.day.map { Date(timeIntervalSince1970: Double($0.daysSince1970 + 60) * 86_400) } ?? Date()
        let entries = (try? TimelinePaste(pasted, now: now, zone: .gmt, day: timeline.day).entries) ?? []
        var seen: Set<Int> = []
        for entry in entries {
            let number = entry.line + timeline.firstLine - 1
            seen.insert(number)
            count(entry, timeline.answers[number], at: "\(timeline.path):\(number)")
        }
        for number in timeline.answers.keys.sorted() where !seen.contains(number) {
            wrong += 1
            misses.append("\(timeline.path):\(number) no entry of its own")
        }
    }

    private mutating func count(_ entry: TimelinePaste.Entry, _ answer: LabelledTimeline.Answer?, at place: String) {
        let isMarked = !entry.doubts.isEmpty || entry.moment.precision == .unknown
        if isRight(entry, answer) {
            right += 1
            if isMarked {
                rightAndMarked += 1
                marks.append("\(place) right, \(entry.doubts)")
            }
        } else if isMarked {
            wrongButMarked += 1
            marks.append("\(place) wrong, \(entry.moment.instant?.iso ?? "unknown"), \(entry.doubts)")
        } else {
            wrong += 1
            misses.append("\(place) read as \(entry.moment.instant?.iso ?? "unknown")")
        }
    }

    private func isRight(_ entry: TimelinePaste.Entry, _ answer: LabelledTimeline.Answer?) -> Bool {
        switch answer {
        case .instant(let instant): entry.moment.instant == instant
        case .day(let day): entry.moment.instant.map { Day($0, in: .gmt) == day } ?? false
        // Text between the entries is no entry with a time.
        case .unknown, nil: entry.moment.instant == nil
        }
    }

    var line: String {
        let total = right + wrongButMarked + wrong
        let share = total == 0 ? 0 : Double(right) / Double(total) * 100
        return
            "\(total) entries: \(right) right (\(String(format: "%.1f", share)) %), of them \(rightAndMarked) marked; "
            + "\(wrongButMarked) wrong but marked, \(wrong) wrong and unmarked"
    }
}
