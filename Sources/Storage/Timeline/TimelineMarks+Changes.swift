import Domain

extension Change {
    /// Sets times of an incident to the moments of timeline entries.
    package func setTimes(of id: ID<Incident>, from entries: [MarkProposal]) throws {
        var times = try reading.times(of: id)
        for entry in entries {
            let event = try requireTimelineEvent(entry.event)
            guard event.incidentID == id else {
                throw Refusal("This timeline entry belongs to another incident.")
            }
            if event.moment.instant == nil {
                throw Refusal("The time of this entry is unknown. Edit the entry first.")
            }
            times[entry.mark] = event.moment
        }
        try setTimes(of: id, times)
    }
}
