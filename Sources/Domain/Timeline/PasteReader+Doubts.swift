import Foundation

extension PasteReader {
    /// Past midnight the clock starts again: 23:58 and then 00:03 is the next day, without a doubt if the night between
    /// is short. A few minutes back are a line out of order.
    func step(to second: Int) -> (isNextDay: Bool, doubt: PasteDoubt?) {
        guard let last = lastSecondOfDay, last > second else { return (false, nil) }
        let back = last - second
        if 86_400 - back <= 6 * 3_600 { return (true, nil) }
        if back > 6 * 3_600 { return (true, .nextDay) }
        return (false, back > 2 * 3_600 ? .backwards : nil)
    }

    func backwards(_ instant: Date) -> [PasteDoubt] {
        guard let lastInstant else { return [] }
        return lastInstant.timeIntervalSince(instant) > 2 * 3_600 ? [.backwards] : []
    }

    func ahead(_ instant: Date) -> [PasteDoubt] {
        instant > now.addingTimeInterval(600) ? [.future] : []
    }

    func farAway(_ instant: Date) -> [PasteDoubt] {
        guard let incidentDay else { return [] }
        return abs(Day(instant, in: reading.zone).days(until: incidentDay)) > 180 ? [.farAway] : []
    }

    mutating func dayDoubts(isEitherWay: Bool) -> [PasteDoubt] {
        guard isEitherWay else { return [] }
        ask(.order(written: evidence.ambiguous.first?.written ?? ""))
        return [.order]
    }

    /// The zone is doubtful where its abbreviation is, and where it names the other half of the year: `CET` in July.
    mutating func zoneDoubts(_ stamp: TimeWords.Parsed, at instant: Date) -> [PasteDoubt] {
        if let word = stamp.zoneQuestion, let name = word.abbreviation {
            ask(.zone(name: name, choices: word.choices))
            return [.zone(name)]
        }
        if !stamp.namesZone, statedZone.isOpen, let name = statedZone.name { return [.zone(name)] }
        guard let name = stamp.namesZone ? stamp.abbreviation : statedZone.name, let region = ZoneWord.wallClocks[name],
            let clock = TimeZone(identifier: region),
            clock.secondsFromGMT(for: instant) != stamp.zone.secondsFromGMT(for: instant)
        else { return [] }
        let place = region.split(separator: "/").last.map { $0.replacingOccurrences(of: "_", with: " ") } ?? region
        ask(
            .zone(
                name: name,
                choices: [
                    ZoneChoice(zone: stamp.zone.name, label: "Exactly \(name), as written"),
                    ZoneChoice(zone: region, label: "The clock on the wall in \(place)"),
                ]))
        return [.zone(name)]
    }
}
