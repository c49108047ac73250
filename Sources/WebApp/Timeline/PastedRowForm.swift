import Domain
import Foundation
import WebServer

/// A row of the preview, as it was typed: the time with its offset, or as the person has corrected it.
struct PastedRowForm: Equatable, Sendable {
    var at: String
    var text: String
    var doubts: [PasteDoubt] = []
    /// How many lines without a time of their own were added to its text.
    var additions = 0

    /// A sentence on lines that may have been meant as entries of their own.
    var addition: String? {
        switch additions {
        case 0: nil
        case 1: "A line without a time was added to this entry."
        default: "\(additions) lines without a time were added to this entry."
        }
    }

    init(at: String, text: String) {
        self.at = at
        self.text = text
    }

    /// The time on the clock of the zone that it will be kept with, so that an hour that comes twice is told apart.
    init(_ entry: TimelinePaste.Entry, zone: TimeZone) {
        at = entry.moment.written(besides: zone)
        text = entry.text
        doubts = entry.doubts
        additions = entry.additions
    }

    static func rows(_ form: Form) -> [PastedRowForm] {
        zip(form.all("at"), form.all("text")).map { PastedRowForm(at: $0, text: $1) }
    }

    /// A row without any text is left out: that is how a person drops one. A bare time belongs to the day of the row
    /// above.
    static func entries(
        _ rows: [PastedRowForm], now: Date, zone: TimeZone, day: Day?
    ) throws(Refusal) -> [TimelineEventEdit] {
        var problems = Problems()
        var entries: [TimelineEventEdit] = []
        var day = day
        for (index, row) in rows.enumerated() where !row.text.trimmed.isEmpty {
            let at = row.at.trimmed.isEmpty ? "unknown" : row.at
            let input = TimeInput(now: now, zone: zone, day: day)
            let moment = problems.checking { () throws(Refusal) in try input.read(at, field: "at-\(index)") }
            let text = problems.checking { () throws(Refusal) in try TimelineRule.text(row.text) }
            guard let moment, let text else { continue }
            day = moment.instant.map { Day($0, in: zone) } ?? day
            entries.append(TimelineEventEdit(moment: moment.kept(in: zone), text: text))
        }
        try problems.throwIfAny()
        if entries.isEmpty { throw Refusal("No row has any text, so nothing was added.") }
        return entries
    }
}
