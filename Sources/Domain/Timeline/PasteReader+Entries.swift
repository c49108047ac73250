import Foundation

extension PasteReader {
    /// Something of which only the day is known is put at noon, roughly; the preview lets people put it right.
    mutating func appendUntimed(_ text: String, on day: Day? = nil, of line: String) {
        if let day, !PlausibleYears.contains(day.year, now: now) {
            self.day = nil
            return add(
                TimelinePaste.Entry(moment: .unknown(zone: reading.zone.name), text: line, doubts: [.year(day.year)]))
        }
        let noon = day.flatMap { CivilTime(day: $0, secondOfDay: 12 * 3_600).instants(in: reading.zone).first }
        let moment = noon.map { Moment($0, precision: .approximate, zone: reading.zone.name) }
        add(
            TimelinePaste.Entry(
                moment: moment ?? .unknown(zone: reading.zone.name), text: text,
                doubts: day == nil ? [] : dayDoubts(isEitherWay: isDayEitherWay)))
        if let noon {
            lastSecondOfDay = nil
            lastInstant = max(lastInstant ?? .distantPast, noon.addingTimeInterval(-43_200))
        }
    }

    mutating func append(_ stamp: PastedStamp, of line: String) {
        switch stamp.time {
        case .clock(let parsed): append(parsed, text: stamp.text, of: line)
        case .instant(let instant):
            let isNear = day.map { abs(Day(instant, in: reading.zone).days(until: $0)) <= 30 } ?? false
            add(
                TimelinePaste.Entry(
                    moment: Moment(instant), text: stamp.text,
                    doubts: (isNear ? [] : [.figure]) + backwards(instant) + ahead(instant)))
            follow(instant)
        case .sinceStart(let seconds):
            guard let start else {
                return add(
                    TimelinePaste.Entry(
                        moment: .unknown(zone: reading.zone.name), text: line, doubts: [.sinceStart]))
            }
            let instant = start.addingTimeInterval(seconds)
            add(
                TimelinePaste.Entry(
                    moment: Moment(instant, zone: reading.zone.name), text: stamp.text, doubts: [.sinceStart]))
            follow(instant)
        }
    }

    mutating func follow(_ instant: Date) {
        let clock = CivilTime(instant, in: reading.zone)
        day = clock.day
        isDayEitherWay = false
        lastSecondOfDay = clock.secondOfDay
        lastInstant = instant
    }

    mutating func append(_ stamp: TimeWords.Parsed, text: String, of line: String) {
        var doubts: [PasteDoubt] = []
        let shifted = stamp.dayShift.map { Day(now, in: stamp.zone).adding(days: $0) }
        var stated = stamp.day ?? stamp.yearless.flatMap { resolved($0) } ?? shifted
        let isDated = stated != nil
        if isDated { isDayEitherWay = stamp.isEitherWay }
        if stated == nil, let known = day {
            let (isNext, doubt) = step(to: stamp.secondOfDay)
            stated = isNext ? known.adding(days: 1) : known
            doubts += doubt.map { [$0] } ?? []
        }
        if let year = stated?.year, !PlausibleYears.contains(year, now: now) {
            if !isDated { day = nil }
            return add(
                TimelinePaste.Entry(moment: .unknown(zone: stamp.zone.name), text: line, doubts: [.year(year)]))
        }
        if stamp.isEndOfDay { stated = (stated ?? Day(now, in: stamp.zone)).adding(days: 1) }
        if let stated { day = stated }
        lastSecondOfDay = stamp.secondOfDay
        let clock = CivilTime(day: stated ?? Day(now, in: stamp.zone), secondOfDay: stamp.secondOfDay)
        let instants = clock.instants(in: stamp.zone)
        guard let first = instants.first else {
            // The clocks skip that hour. The words are kept, and the preview lets people put it right.
            return add(
                TimelinePaste.Entry(
                    moment: .unknown(zone: stamp.zone.name), text: line, doubts: doubts + [.skippedHour]))
        }
        let instant = instants.first { $0 >= lastInstant ?? .distantPast } ?? instants.last ?? first
        if instants.count > 1 { doubts.append(.repeatedHour) }
        doubts += dayDoubts(isEitherWay: isDayEitherWay) + zoneDoubts(stamp, at: instant) + ahead(instant)
        if isDated { doubts += backwards(instant) + farAway(instant) }
        if stamp.isFigure && !stamp.namesZone && stamp.day == nil { doubts.append(.figure) }
        lastInstant = instant
        let precision: Precision = stamp.isApproximate ? .approximate : .exact
        add(
            TimelinePaste.Entry(
                moment: Moment(instant, precision: precision, zone: stamp.zone.name), text: text, doubts: doubts))
        isAmongFigures = stamp.isFigure
    }
}
