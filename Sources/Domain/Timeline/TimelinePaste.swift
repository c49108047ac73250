import Foundation

/// Reads many lines at once (notes, a chat, a table out of an old document) into timeline entries.
///
/// Nothing is lost: a line without a time continues the entry before it, or becomes an entry with an unknown time; only
/// headings that name a day, the head of a table, and "all times in UTC" become what they say instead of text.
package struct TimelinePaste: Equatable, Sendable {
    package let entries: [TimelineEventEdit]

    package static let mostEntries = 500

    /// - Parameter day: the day that times without a date belong to until a line names another one.
    /// - Throws: ``Refusal`` if there is nothing in it, or more than fits.
    package init(_ input: String, now: Date, zone: TimeZone, day: Day?) throws(Refusal) {
        var reader = Reader(now: now, zone: zone, day: day)
        let lines = input.split(whereSeparator: \.isNewline).map(String.init)
        for (index, line) in lines.enumerated() {
            reader.read(line, next: index + 1 < lines.count ? lines[index + 1] : "")
        }
        if reader.entries.isEmpty {
            throw Refusal(field: "lines", "Paste at least one line with something that happened.")
        }
        if reader.entries.count > TimelinePaste.mostEntries {
            throw Refusal(
                field: "lines",
                "\(reader.entries.count) entries at once are too many; paste at most \(TimelinePaste.mostEntries).")
        }
        entries = reader.entries
    }

    private struct Reader {
        let now: Date
        var zone: TimeZone
        var day: Day?
        var entries: [TimelineEventEdit] = []
        private var lastSecondOfDay: Int?
        /// A day stands above and nothing has happened on it yet.
        private var isBelowHeading = false
        private var isInTable = false

        init(now: Date, zone: TimeZone, day: Day?) {
            self.now = now
            self.zone = zone
            self.day = day
        }

        mutating func read(_ raw: String, next: String) {
            let cells = PastedLine.cells(of: raw)
            let wasInTable = isInTable
            isInTable = cells.count > 1
            let line = PastedLine.withoutMarker(cells.joined(separator: " | "))
            if line.isEmpty || PastedLine.isTableRule(line) { return }
            if let heading = headingDay(line) {
                day = heading
                lastSecondOfDay = nil
                isBelowHeading = true
            } else if let (stamp, text) = PastedLine.stamp(in: line, zone: zone)
                ?? PastedLine.withoutNumber(line).flatMap({ PastedLine.stamp(in: $0, zone: zone) })
            {
                append(stamp, text: text, of: line)
            } else if let (date, text) = PastedLine.date(in: line), let stated = resolved(date) {
                day = stated
                appendUntimed(text, on: stated)
            } else if cells.count > 1 {
                let isHead = PastedLine.isTableRule(next.trimmed) || (!wasInTable && PastedLine.isTableHead(cells))
                readRow(cells, line: line, isHead: isHead)
            } else if let stated = PastedLine.statedZone(line) {
                zone = stated
            } else if let (stamp, text) = PastedLine.stamp(atEndOf: line, zone: zone) {
                append(stamp, text: text, of: line)
            } else if isBelowHeading {
                appendUntimed(line, on: day)
            } else if let last = entries.indices.last {
                if !entries[last].text.isEmpty { entries[last].text += " " }
                entries[last].text += line
            } else {
                appendUntimed(line)
            }
        }

        /// A row of a table that does not begin with a time.
        private mutating func readRow(_ cells: [String], line: String, isHead: Bool) {
            if isHead {
                zone = PastedLine.namedZone(inHead: cells) ?? zone
                if let year = PastedLine.namedYear(inHead: cells), day?.year != year {
                    day = Day(year: year, month: day?.month ?? 1, day: 1)
                }
            } else if let (stamp, text) = PastedLine.stamp(inCells: cells, zone: zone) {
                append(stamp, text: text, of: line)
            } else {
                appendUntimed(line)
            }
        }

        /// Something of which only the day is known stands about in its middle; the preview lets people put it right.
        private mutating func appendUntimed(_ text: String, on day: Day? = nil) {
            let noon = day.flatMap { CivilTime(day: $0, secondOfDay: 12 * 3_600).instants(in: zone).first }
            let moment = noon.map { Moment($0, precision: .approximate, zone: zone.name) }
            add(TimelineEventEdit(moment: moment ?? .unknown(zone: zone.name), text: text))
            lastSecondOfDay = nil
        }

        private mutating func add(_ entry: TimelineEventEdit) {
            entries.append(entry)
            isBelowHeading = false
        }

        private func headingDay(_ line: String) -> Day? {
            let words = line.filter { !"#*_:".contains($0) }.split { $0.isWhitespace || $0 == "," }
                .drop { WrittenDate.isWeekday($0.lowercased()) }
            guard let (date, used) = WrittenDate.read(words), used == words.count else { return nil }
            return resolved(date)
        }

        private func resolved(_ date: WrittenDate) -> Day? {
            switch date {
            case .day(let day): day
            case .yearless(let date): resolved(date)
            }
        }

        private func resolved(_ date: YearlessDay) -> Day? {
            day.map { date.nearest(to: $0) } ?? date.latest(notAfter: Day(now, in: zone).adding(days: 1))
        }

        private mutating func append(_ stamp: TimeWords.Parsed, text: String, of line: String) {
            let shifted = stamp.dayShift.map { Day(now, in: stamp.zone).adding(days: $0) }
            var stated = stamp.day ?? stamp.yearless.flatMap { resolved($0) } ?? shifted
            if stated == nil, let known = day {
                // Past midnight the clock starts again: 23:58 and then 00:03 is the next day.
                let isPastMidnight = lastSecondOfDay.map { $0 - stamp.secondOfDay > 12 * 3_600 } ?? false
                stated = isPastMidnight ? known.adding(days: 1) : known
            }
            if let stated { day = stated }
            lastSecondOfDay = stamp.secondOfDay
            let clock = CivilTime(day: stated ?? Day(now, in: stamp.zone), secondOfDay: stamp.secondOfDay)
            guard let instant = clock.instants(in: stamp.zone).first else {
                // The clocks skip that hour. What was written stays, and the preview lets people put it right.
                return add(TimelineEventEdit(moment: .unknown(zone: stamp.zone.name), text: line))
            }
            let precision: Precision = stamp.isApproximate ? .approximate : .exact
            add(TimelineEventEdit(moment: Moment(instant, precision: precision, zone: stamp.zone.name), text: text))
        }
    }
}
