import Domain
import HTML
import Storage
import WebServer

/// Entries of an incident’s timeline, at `/incidents/:incident/timeline`.
enum TimelineEvents {
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (dossier, history, severities, step) = try await visit.read { reading in
            (
                try reading.incidentDossier(id).orNotFound(), try reading.history(of: id, atMost: 50),
                try reading.severities(), try reading.postmortemStep(of: id)
            )
        }
        let values = TimelineEntryForm(visit.form)
        let input = TimeInput(
            now: visit.now, zone: visit.frame.zone, incident: dossier.incident, times: dossier.times)
        do {
            let entry = try values.entry(input)
            _ = try await visit.change { try $0.addToTimeline(of: id, [entry]) }
            let isAhead = (entry.moment.instant ?? visit.now) > visit.now.addingTimeInterval(60)
            return .redirect(
                to: Paths.incident(id).anchored("entry"),
                notice: isAhead ? FlashNotice("The entry was added. Its time is in the future: check the day.") : nil)
        } catch let refusal as Refusal {
            return .page(
                Incidents.showPage(
                    visit.frame, dossier, history: history, severities: severities, step: step, entry: values,
                    problems: refusal.problems
                ).document(visit.frame, problems: refusal.problems),
                status: .unprocessableContent)
        }
    }

    static func star(_ visit: Visit) async throws -> Response {
        let (incident, event) = try await visit.timelineEvent()
        let isStarred = visit.form["starred"] != "0"
        try await visit.change { change in
            if isStarred { try change.starTimelineEvent(event.id) } else { try change.unstarTimelineEvent(event.id) }
        }
        return .redirect(to: Paths.timelineAnchor(event.id, of: incident.id))
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let (incident, event) = try await visit.timelineEvent()
        try await visit.change { try $0.delete(.timelineEvent(event.id)) }
        return .redirect(
            to: Paths.incident(incident.id).anchored("timeline"),
            notice: FlashNotice("Moved the entry to the bin.", undo: .timelineEvent(event.id)))
    }
}

extension Visit {
    /// The entry in the address, and its incident, also in the address.
    func timelineEvent() async throws -> (Incident, TimelineEvent) {
        let incidentID = try incidentID()
        let eventID: ID<TimelineEvent> = try id("event")
        return try await read { reading in
            let incident = try reading.incident(incidentID).orNotFound()
            let event = try reading.timelineEvent(eventID).orNotFound()
            guard event.incidentID == incidentID else { throw Obstacle.notFound }
            return (incident, event)
        }
    }
}
