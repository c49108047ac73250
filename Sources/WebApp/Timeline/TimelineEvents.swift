import Domain
import HTML
import Storage
import WebServer

func timelineEventCreate(_ visit: Visit) async throws -> Response {
    let id = try visit.incidentID()
    let (dossier, history, severities) = try await visit.read { reading in
        (
            try reading.incidentDossier(id).orNotFound(), try reading.history(of: id, atMost: 50),
            try reading.severities()
        )
    }
    let values = TimelineEntryForm(visit.form)
    let day = referenceDay(dossier.incident, dossier.times, now: visit.now, zone: visit.frame.zone)
    do {
        let entry = try values.entry(now: visit.now, zone: visit.frame.zone, day: day)
        _ = try await visit.change { try $0.addToTimeline(of: id, [entry]) }
        return .redirect(to: Paths.incident(id).anchored("entry"))
    } catch let refusal as Refusal {
        return .page(
            incidentPage(
                visit.frame, dossier, history: history, severities: severities, entry: values,
                problems: refusal.problems
            ).document(visit.frame, problems: refusal.problems),
            status: .unprocessableContent)
    }
}

/// An entry with every text it has had.
func timelineEventShow(_ visit: Visit) async throws -> Response {
    let (incident, event) = try await visit.timelineEvent()
    let revisions = try await visit.read { try $0.revisions(of: event.id) }
    return .page(
        page(
            visit.frame, title: "Timeline entry of \(incident.key)", section: .incidents,
            """
            <p class="back"><a href="\(Paths.timelineAnchor(event.id, of: incident.id))">\(incident.key.description), timeline</a></p>
            <h1>One entry of the timeline</h1>
            <ol class="history">
            \(each: revisions, { revisionItem($0, visit.frame) })
            </ol>
            """))
}

private func revisionItem(_ revision: TimelineEventRevision, _ frame: Frame) -> HTML {
    let writer = revision.writtenBy.isEmpty ? "Handrail" : revision.writtenBy
    return """
        <li><p><b>\(writer)</b> wrote version \(revision.version) \(timestamp(revision.writtenAt, frame))</p>
        <p>\(momentText(revision.moment, frame)): \(proseLine(revision.text))</p></li>

        """
}

func timelineEventEdit(_ visit: Visit) async throws -> Response {
    let (incident, event) = try await visit.timelineEvent()
    let values = TimelineEntryForm(event, zone: visit.frame.zone)
    let hints = try await visit.wordingHints(for: values.text, at: .timelineEvent(event.id))
    return .page(
        timelineEventPage(visit.frame, incident, event.id, values, hints, version: event.version, problems: []))
}

func timelineEventUpdate(_ visit: Visit) async throws -> Response {
    let (incident, event) = try await visit.timelineEvent()
    let values = TimelineEntryForm(visit.form)
    let version = visit.form["version"].flatMap { Int($0) } ?? 0
    return try await attempt {
        var entry = try values.entry(
            now: visit.now, zone: visit.frame.zone, day: event.moment.instant.map { Day($0, in: visit.frame.zone) })
        // A time that was left as it stood keeps the zone it was entered in, and its seconds.
        let revisions = try await visit.read { try $0.revisions(of: event.id) }
        let moment = revisions.first { $0.version == version }?.moment ?? event.moment
        if values.at == TimelineEntryForm.words(moment, zone: visit.frame.zone) { entry.moment = moment }
        return try await visit.saved(
            .timelineEvent(event.id), from: version, "The entry is saved. Its earlier text is kept."
        ) { [entry] in
            try $0.editTimelineEvent(event.id, moment: entry.moment, text: entry.text, from: version)
        }
    } orShow: { problems, _ in
        let hints = try await visit.wordingHints(for: values.text, at: .timelineEvent(event.id))
        return timelineEventPage(
            visit.frame, incident, event.id, values, hints, version: version, problems: problems)
    }
}

private func timelineEventPage(
    _ frame: Frame, _ incident: Incident, _ event: ID<TimelineEvent>, _ values: TimelineEntryForm,
    _ hints: [WordingHint], version: Int, problems: [Refusal.Problem]
) -> HTML {
    page(
        frame, title: "Edit a timeline entry of \(incident.key)", section: .incidents, problems: problems,
        scripts: ["js/wording.js"],
        """
        <p class="back"><a href="\(Paths.timelineAnchor(event, of: incident.id))">\(incident.key.description), timeline</a></p>
        <h1>Edit an entry</h1>
        \(form(
            Paths.timelineEvent(event, of: incident.id), frame,
            """
            \(hiddenField("version", String(version)))
            \(timeField("at", label: "When", value: values.at, hint: "In \(frame.zone.name), unless you name another zone", problems: problems, incident: incident.id))
            \(textArea("text", label: "What happened", value: values.text, problems: problems, rows: 3))
            \(formActions(submitButton("Save")))
            """))
        \(wordingHints(hints, at: .timelineEvent(event), field: "text"))
        """)
}

func timelineEventStar(_ visit: Visit) async throws -> Response {
    let (incident, event) = try await visit.timelineEvent()
    let isStarred = visit.form["starred"] != "0"
    try await visit.change { try $0.starTimelineEvent(event.id, isStarred) }
    return .redirect(to: Paths.timelineAnchor(event.id, of: incident.id))
}

func timelineEventDelete(_ visit: Visit) async throws -> Response {
    let (incident, event) = try await visit.timelineEvent()
    try await visit.change { try $0.delete(.timelineEvent(event.id)) }
    return .redirect(
        to: Paths.incident(incident.id).anchored("timeline"),
        notice: FlashNotice("The entry is in the bin.", undo: .timelineEvent(event.id)))
}

extension Visit {
    /// The entry in the address, and the incident in the address that it belongs to.
    fileprivate func timelineEvent() async throws -> (Incident, TimelineEvent) {
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
