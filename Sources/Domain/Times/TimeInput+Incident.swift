import Foundation

extension TimeInput {
    /// The one reading of a time that somebody types about an incident, for the echo beside the field and for saving:
    /// while the incident is fresh a bare `14:02` is the latest that has been, later it belongs to the day the incident
    /// began.
    package init(now: Date, zone: TimeZone, incident: Incident, times: IncidentTimes) {
        let happened = times.known.last { $0.instant <= now }?.instant ?? incident.declaredAt
        let isFresh = now.timeIntervalSince(happened) <= 86_400
        let day = isFresh ? nil : Day(times[.started]?.instant ?? happened, in: zone)
        self.init(now: now, zone: zone, day: day)
    }
}
