import Foundation

extension Moment {
    /// As it is typed so that exactly this instant is read again: `2026-10-25 02:30 +01:00`,
    /// `about 2026-03-01 14:02 UTC`.
    ///
    /// - Parameter home: the zone of the person, whose clock is used where the moment was entered in a zone that is
    ///   gone.
    package func written(besides home: TimeZone) -> String {
        guard let instant else { return "unknown" }
        let zone = TimeZone(identifier: zone) ?? home
        let time = CivilTime(instant, in: zone)
        let seconds = time.second == 0 ? "" : ":" + padded(time.second, to: 2)
        let about = precision == .approximate ? "about " : ""
        return "\(about)\(time.text)\(seconds) \(offset(of: zone, at: instant))"
    }

    private func offset(of zone: TimeZone, at instant: Date) -> String {
        let minutes = zone.secondsFromGMT(for: instant) / 60
        if minutes == 0 { return "UTC" }
        let size = abs(minutes)
        return "\(minutes < 0 ? "-" : "+")\(padded(size / 60, to: 2)):\(padded(size % 60, to: 2))"
    }

    /// With the zone of a person instead of a bare offset, if that is what their clock showed then.
    package func kept(in home: TimeZone) -> Moment {
        guard let instant, let offset = TimeZone(identifier: zone),
            offset.secondsFromGMT(for: instant) == home.secondsFromGMT(for: instant)
        else { return self }
        return Moment(instant, precision: precision, zone: home.name)
    }
}

extension TimeZone {
    /// A zone as a person writes it: `UTC+2`, `+02:00`, `Europe/Stockholm`, `AEST`, or the identifier of the system.
    /// Nil for an abbreviation of several meanings.
    package init?(written text: String) {
        if let word = ZoneWord.read(text[...]), word.choices.isEmpty {
            self = word.zone
        } else if let zone = TimeZone(identifier: text), ZoneWord.read(text[...]) == nil {
            self = zone
        } else {
            return nil
        }
    }
}
