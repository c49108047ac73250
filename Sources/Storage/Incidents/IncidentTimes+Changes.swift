import Domain

extension Change {
    /// - Parameter version: the version that the times are based on; nil for the present one.
    package func setTimes(of id: ID<Incident>, _ times: IncidentTimes, from version: Int? = nil) throws {
        try require(.editorOrInvolved, on: .incident(id))
        try edit(id, from: version) {
            $0.times = times
        } apply: {
            try storeTimes(of: id, $0.times, version: $1)
        }
    }

    private func storeTimes(of id: ID<Incident>, _ times: IncidentTimes, version: Int) throws {
        let incident = try requireIncident(id)
        let old = try reading.times(of: id)
        var changes = ChangeList()
        for mark in IncidentMark.allCases where old[mark] != times[mark] {
            let (before, after) = (Change.words(old[mark]), Change.words(times[mark]))
            // Two times of the same minute differ by their seconds.
            let isFine = before == after && !before.isEmpty
            changes.add(
                mark.label, isFine ? Change.fineWords(old[mark]) : before,
                isFine ? Change.fineWords(times[mark]) : after)
        }
        if !incident.kind.hasDurations, times.marks.keys.contains(where: { $0 != .noticed }) {
            throw Refusal("A near miss has only one time: when it was noticed.")
        }
        if old == times { return }
        try run("DELETE FROM incident_time WHERE incident_id = ?", [id.rawValue])
        for (mark, moment) in times.marks { try insertTime(id, mark, moment) }
        try touch(id)
        try record(.incident(id), "set its times", incident: id, changes: changes.changes, version: version)
    }

    func insertTime(_ id: ID<Incident>, _ mark: IncidentMark, _ moment: Moment) throws {
        try run(
            "INSERT INTO incident_time (incident_id, mark, precision, at, zone) VALUES (?, ?, ?, ?, ?)",
            [id.rawValue, mark.rawValue, moment.precision.rawValue, moment.instant?.milliseconds, moment.zone])
    }

    private static func fineWords(_ moment: Moment?) -> String {
        guard let moment, let instant = moment.instant else { return words(moment) }
        let second = CivilTime(utc: instant).secondOfDay % 60
        return "\(words(moment)) and \(second) s in \(moment.zone)"
    }

    static func words(_ moment: Moment?) -> String {
        guard let moment else { return "" }
        guard let instant = moment.instant else { return "unknown" }
        return (moment.precision == .approximate ? "about " : "") + CivilTime(utc: instant).text + " UTC"
    }
}
