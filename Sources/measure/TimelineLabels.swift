import Domain
import Foundation

/// The right instants of one document's timeline, as somebody read them.
struct LabelledTimeline {
    enum Answer {
        case instant(Date)
        /// Only the day is known.
        case day(Day)
        /// The document does not say.
        case unknown
    }

    /// Inside the corpus.
    let path: String
    let firstLine: Int
    let lastLine: Int
    /// The day of the incident.
    let day: Day?
    var answers: [Int: Answer] = [:]

    /// `document PATH FIRST LAST DAY`, then a line of number and instant for each entry, all parted by tabs.
    static func read(_ text: String) throws -> [LabelledTimeline] {
        var timelines: [LabelledTimeline] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields.count == 5, fields[0] == "document", let first = Int(fields[2]), let last = Int(fields[3]) {
                timelines.append(
                    LabelledTimeline(path: fields[1], firstLine: first, lastLine: last, day: Day(iso: fields[4])))
            } else if fields.count == 2, let number = Int(fields[0]), let answer = answer(fields[1]), !timelines.isEmpty
            {
                timelines[timelines.count - 1].answers[number] = answer
            } else {
                throw MeasureError.label(String(line))
            }
        }
        return timelines
    }

    private static func answer(_ text: String) -> Answer? {
        if text == "?" { return .unknown }
        if text.hasPrefix("day ") { return Day(iso: String(text.dropFirst(4))).map { .day($0) } }
        return (try? Date(text, strategy: .iso8601)).map { .instant($0) }
    }
}

enum MeasureError: Error, CustomStringConvertible {
    case label(String)

    var description: String {
        switch self {
        case .label(let line): "No label: \(line)"
        }
    }
}
