import Foundation

/// Goes through the lines of a paste one by one and keeps in mind what the lines above have said.
struct PasteReader {
    let now: Date
    let start: Date?
    var reading: TimeReading
    var day: Day?
    private(set) var entries: [TimelinePaste.Entry] = []
    private(set) var questions: [PasteQuestion] = []
    /// The abbreviation by which a line above named the zone of all times, and whether its meaning is open.
    var statedZone: (name: String?, isOpen: Bool) = (nil, false)
    /// The day was written in a way that can be read with the month first or last.
    var isDayEitherWay = false
    var lastSecondOfDay: Int?
    var lastInstant: Date?
    /// A day was named above, and nothing has happened on it yet.
    var isBelowHeading = false
    var isInTable = false
    /// The entry before began with a bare figure such as `1402`.
    var isAmongFigures = false
    let evidence: DateOrderEvidence
    /// The day of the incident, as far as it is known.
    let incidentDay: Day?
    var number = 0

    init(_ reading: TimeReading, now: Date, day: Day?, start: Date?, evidence: DateOrderEvidence) {
        self.reading = reading
        self.now = now
        self.day = day
        self.start = start
        self.evidence = evidence
        self.incidentDay = day
    }

    mutating func read(_ raw: String, number: Int, next: String) {
        self.number = number
        let cells = PastedLine.cells(of: raw)
        let wasInTable = isInTable
        isInTable = cells.count > 1
        let line = PastedLine.withoutMarker(cells.joined(separator: " | "))
        if line.isEmpty || PastedLine.isTableRule(line) { return }
        let isListed = line.utf8.count < raw.trimmed.utf8.count || entries.isEmpty || isAmongFigures
        if let heading = PastedLine.heading(line, reading), take(heading) {
            lastSecondOfDay = nil
            isBelowHeading = true
        } else if let stamp = stamp(in: line, isListed: isListed) {
            append(stamp, of: line)
        } else if let (date, text) = PastedLine.date(in: line, reading, isListed: isListed), take(date) {
            appendUntimed(text, on: day, of: line)
            // A time behind the date that was not understood is more than noon.
            if PastedLine.looksTimed(text, isListed: false), let last = entries.indices.last {
                entries[last].doubts.append(.unread)
            }
        } else if cells.count > 1 {
            let isHead = PastedLine.isTableRule(next.trimmed) || (!wasInTable && PastedLine.isTableHead(cells))
            readRow(cells, line: line, isHead: isHead)
        } else if let cells = PastedLine.bareHead(line, next: next, isFirst: entries.isEmpty) {
            readHead(cells)
        } else if let statement = PastedLine.zoneStatement(line, reading) {
            take(statement)
            if !statement.isWhole { continueEntry(line) }
        } else if let stamp = PastedLine.stamp(atEndOf: line, reading) {
            append(stamp, of: line)
        } else if PastedLine.looksTimed(line, isListed: isListed) {
            add(TimelinePaste.Entry(moment: .unknown(zone: reading.zone.name), text: line, doubts: [.unread]))
        } else if isBelowHeading {
            appendUntimed(line, on: day, of: line)
        } else {
            continueEntry(line)
        }
    }

    func stamp(in line: String, isListed: Bool) -> PastedStamp? {
        PastedLine.stamp(in: line, reading, isListed: isListed)
            ?? PastedLine.withoutNumber(line).flatMap { PastedLine.stamp(in: $0, reading, isListed: true) }
    }

    mutating func continueEntry(_ line: String) {
        guard let last = entries.indices.last else { return appendUntimed(line, of: line) }
        if !entries[last].text.isEmpty { entries[last].text += " " }
        entries[last].text += line
        entries[last].additions += 1
    }

    // MARK: What lines say about those below them

    /// False where the date leads nowhere, so that the line is text.
    mutating func take(_ date: WrittenDate.Read) -> Bool {
        guard let stated = resolved(date.date) else { return false }
        day = stated
        isDayEitherWay = date.isEitherWay
        return true
    }

    mutating func take(_ heading: PastedLine.Heading) -> Bool {
        guard take(heading.date) else { return false }
        if let zone = heading.zone { take(zone) }
        return true
    }

    mutating func ask(_ question: PasteQuestion) {
        if !questions.contains(question) { questions.append(question) }
    }

    mutating func readHead(_ cells: [String]) {
        if let zone = PastedLine.namedZone(inHead: cells) { take(zone) }
        if let year = PastedLine.namedYear(inHead: cells), day?.year != year {
            day = Day(year: year, month: day?.month ?? 1, day: 1)
        }
    }

    /// A row of a table that does not begin with a time.
    mutating func readRow(_ cells: [String], line: String, isHead: Bool) {
        if isHead {
            readHead(cells)
        } else if let stamp = PastedLine.stamp(inCells: cells, reading) {
            append(stamp, of: line)
        } else if PastedLine.looksTimed(line, isListed: true) {
            add(TimelinePaste.Entry(moment: .unknown(zone: reading.zone.name), text: line, doubts: [.unread]))
        } else {
            appendUntimed(line, of: line)
        }
    }

    func resolved(_ date: WrittenDate) -> Day? {
        switch date {
        case .day(let day): day
        case .yearless(let date): resolved(date)
        }
    }

    func resolved(_ date: YearlessDay) -> Day? {
        day.map { date.nearest(to: $0) } ?? date.latest(notAfter: Day(now, in: reading.zone).adding(days: 1))
    }

    mutating func add(_ entry: TimelinePaste.Entry) {
        var entry = entry
        entry.line = number
        entries.append(entry)
        isBelowHeading = false
        isAmongFigures = false
    }
}
