import Foundation

/// Reads times the way people type them in the middle of an incident: `14:02`, `now`, `-10m`, `~14:02`,
/// `yesterday 23:50`, `2026-03-01 14:02`, `2026-03-01T14:02:00Z`, `1 Mar 14:02`, `14:02 UTC`, `2:02 pm`, `unknown`.
package struct TimeInput {
    package let now: Date
    package let zone: TimeZone
    /// The day that a bare `14:02` belongs to; nil means the latest 14:02 that is not in the future.
    package let day: Day?
    /// Whether times are in the future: a bare `14:02` is the next one, and `+2h` and `tomorrow 09:00` are allowed.
    package let isAhead: Bool

    /// In UTF-8 bytes; far longer than any time.
    private static let longest = 200

    package init(now: Date, zone: TimeZone, day: Day? = nil, isAhead: Bool = false) {
        self.now = now
        self.zone = zone
        self.day = day
        self.isAhead = isAhead
    }

    /// - Throws: ``Refusal`` with the text that was not understood and an example.
    package func read(_ input: String, field: String = "at") throws(Refusal) -> Moment {
        let text = input.trimmed
        let examples = isAhead ? "18:00, now or +4h" : "14:02, now or -10m"
        if text.isEmpty { throw Refusal(field: field, "Enter a time, such as \(examples).") }
        if text.utf8.count > TimeInput.longest {
            throw Refusal(field: field, "This is too long for a time. Enter a time such as \(examples).")
        }
        if ["?", "unknown", "not known"].contains(text.lowercased()) { return .unknown(zone: zone.name) }
        if let moment = relative(text) { return moment }
        let isTomorrow = isAhead && text.lowercased().hasPrefix("tomorrow ")
        let words = TimeWords(isTomorrow ? String(text.dropFirst("tomorrow ".count)) : text, TimeReading(zone: zone))
        guard var parsed = words.parse() else {
            let examples =
                isAhead
                ? "18:00, now, +4h, tomorrow 09:00, 2026-03-01 14:02"
                : "14:02, now, -10m, yesterday 23:50, 2026-03-01 14:02, unknown"
            throw Refusal(
                field: field, "“\(text)” is not a time that Handrail understands. Examples: \(examples).")
        }
        if let word = parsed.zoneQuestion, let name = word.abbreviation {
            let choices = word.choices.map(\.label).joined(separator: "; ")
            throw Refusal(
                field: field, "“\(name)” means several zones (\(choices)). Write the offset, such as 14:02 UTC+5:30.")
        }
        if isTomorrow && parsed.day == nil && parsed.yearless == nil { parsed.dayShift = 1 }
        let instant = try resolve(parsed, text: text, field: field)
        return Moment(instant, precision: parsed.isApproximate ? .approximate : .exact, zone: parsed.zone.name)
    }

    /// `now`, `-10m`, `-1h30m`, `-2d`; ahead also `+4h`
    private func relative(_ text: String) -> Moment? {
        if text.lowercased() == "now" { return Moment(now, zone: zone.name) }
        let isLater = isAhead && text.hasPrefix("+")
        guard isLater || text.hasPrefix("-") || text.hasPrefix("\u{2212}") else { return nil }
        var seconds = 0
        var number: Int?
        for character in text.dropFirst().lowercased() {
            if let digit = character.wholeNumberValue, character.isASCII {
                let next = (number ?? 0) * 10 + digit
                if next > 100_000 { return nil }
                number = next
            } else if let unit = ["s": 1, "m": 60, "h": 3_600, "d": 86_400][character], let count = number {
                seconds += count * unit
                number = nil
            } else if character != " " {
                return nil
            }
        }
        guard number == nil, seconds > 0 else { return nil }
        let instant = now.addingTimeInterval(Double(isLater ? seconds : -seconds))
        // Whoever says “40 minutes ago” does not mean the second, which no page shows.
        let isFine = seconds % 60 != 0
        return Moment(
            isFine ? instant : Date(timeIntervalSince1970: (instant.timeIntervalSince1970 / 60).rounded(.down) * 60),
            zone: zone.name)
    }

    private func resolve(_ parsed: TimeWords.Parsed, text: String, field: String) throws(Refusal) -> Date {
        let today = Day(now, in: parsed.zone)
        let yearless = parsed.yearless.flatMap { date in
            self.day.map { date.nearest(to: $0) }
                ?? (isAhead ? date.nearest(to: today) : date.latest(notAfter: today.adding(days: 1)))
        }
        var day = parsed.day ?? yearless ?? self.day ?? today
        if let shift = parsed.dayShift { day = today.adding(days: shift) }
        if !PlausibleYears.contains(day.year, now: now) {
            throw Refusal(
                field: field, "The year \(day.year) is too far away. Enter the date in full, such as 2026-03-01 14:02.")
        }
        let candidates = CivilTime(day: day, secondOfDay: parsed.secondOfDay).instants(in: parsed.zone)
        guard var instant = candidates.first else {
            throw Refusal(
                field: field,
                "\(text) on \(day.words) does not exist in \(parsed.zone.name): the clocks skip that hour. Enter the time in UTC."
            )
        }
        // A bare time of day without a given day is the latest one in the past, or the next one in the future.
        if parsed.day == nil, yearless == nil, self.day == nil, parsed.dayShift == nil,
            isAhead ? instant < now.addingTimeInterval(-60) : instant > now.addingTimeInterval(600)
        {
            instant =
                CivilTime(day: day.adding(days: isAhead ? 1 : -1), secondOfDay: parsed.secondOfDay).instants(
                    in: parsed.zone
                ).first
                ?? instant
        }
        return instant
    }
}
