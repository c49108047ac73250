import Domain
import HTML
import Storage
import WebServer

extension TimelineEvents {
    static func edit(_ visit: Visit) async throws -> Response {
        let (incident, event) = try await visit.timelineEvent()
        let values = TimelineEntryForm(event, zone: visit.frame.zone)
        let hints = try await visit.hints(for: values.text, at: .timelineEvent(event.id))
        return .page(
            timelineEventPage(visit.frame, incident, event, values, hints, version: event.version, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (incident, event) = try await visit.timelineEvent()
        let values = TimelineEntryForm(visit.form)
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        return try await attempt {
            var entry = try values.entry(
                TimeInput(now: visit.now, zone: visit.frame.zone, day: day(of: event, visit.frame)))
            // A time that was not changed keeps its seconds and the zone in which it was entered.
            let revisions = try await visit.read { try $0.revisions(of: event.id) }
            let moment = revisions.first { $0.version == version }?.moment ?? event.moment
            if values.at == TimelineEntryForm.words(moment, zone: visit.frame.zone) { entry.moment = moment }
            return try await visit.saved(
                .timelineEvent(event.id), from: version, "Entry saved. Its earlier text is kept."
            ) { [entry] in
                try $0.editTimelineEvent(event.id, entry, from: version)
            }
        } orShow: { problems, _ in
            let hints = try await visit.hints(for: values.text, at: .timelineEvent(event.id))
            return timelineEventPage(
                visit.frame, incident, event, values, hints, version: version, problems: problems)
        }
    }

    /// A bare time in the form belongs to the day that the entry is on.
    private static func day(of event: TimelineEvent, _ frame: Frame) -> Day? {
        event.moment.instant.map { Day($0, in: frame.zone) }
    }

    private static func timelineEventPage(
        _ frame: Frame, _ incident: Incident, _ event: TimelineEvent, _ values: TimelineEntryForm,
        _ hints: [TextHint], version: Int, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit a timeline entry of \(incident.key)", section: .incidents, problems: problems,
            scripts: ["js/wording.js"],
            """
            <p class="back"><a href="\(Paths.timelineAnchor(event.id, of: incident.id))">\(incident.key.description), timeline</a></p>
            <h1>Edit an entry</h1>
            \(form(
                Paths.timelineEvent(event.id, of: incident.id), frame,
                """
                \(hiddenField("version", String(version)))
                \(timeField("at", label: "When", value: values.at, hint: "In \(frame.zone.name), unless you name another zone.", problems: problems, incident: incident.id, day: day(of: event, frame)))
                \(textArea("text", label: "What happened", value: values.text, limit: TimelineRule.longestText, problems: problems, rows: 3))
                \(formActions(submitButton("Save")))
                """))
            \(WordingHints.list(hints, at: .timelineEvent(event.id), fields: ["text"]))
            """)
    }
}
