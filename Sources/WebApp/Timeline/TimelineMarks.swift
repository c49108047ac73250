import Domain
import HTML
import Storage
import WebServer

/// Actions at `/incidents/:incident/timeline/marks`: times of an incident that are taken from entries of its timeline.
enum TimelineMarks {
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let words = (visit.form["mark"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let entries = words.prefix(IncidentMark.allCases.count).compactMap { MarkProposal(words: String($0)) }
        guard entries.count == words.count else { throw Refusal("Choose one of the entries on the page.") }
        let before = try await visit.read { reading in
            _ = try reading.incident(id).orNotFound()
            return try (reading.times(of: id), reading.timeline(of: id))
        }
        var times = before.0
        for entry in entries { times[entry.mark] = before.1.first { $0.id == entry.event }?.moment }
        let marks = listed(entries.map { $0.mark.label.lowercased() })
        let doubts = times.impossibleOrders.joined(separator: " ")
        return try await visit.saved(
            .incident(id), from: nil, "\(entries.count == 1 ? "Time" : "Times") set: \(marks). \(doubts)".trimmed,
            showing: Paths.incident(id).anchored("timeline")
        ) {
            try $0.setTimes(of: id, from: entries)
        }
    }

    /// The name of the form that the buttons beside the entries belong to. It is below them, beside the form for a new entry.
    static let form = "marks"

    /// The form for all entries, with those whose words say which time they are.
    static func proposals(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        let incident = dossier.incident
        let proposals = dossier.times.proposals(from: dossier.timeline, kind: incident.kind)
        let all = proposals.map(\.words).joined(separator: ",")
        return WebApp.form(
            Paths.timelineMarks(incident.id), frame, id: form, cssClass: "mark-proposals",
            """
            \(when: !proposals.isEmpty, """
                <p>The timeline seems to give these times:</p>
                <ul>
                \(each: proposals, { proposalItem($0, dossier, frame) })
                </ul>
                \(when: proposals.count > 1, submitButton("Set all \(proposals.count)", style: .small, name: "mark", value: all))
                """)
            """)
    }

    private static func proposalItem(_ proposal: MarkProposal, _ dossier: IncidentDossier, _ frame: Frame) -> HTML {
        guard let event = dossier.timeline.first(where: { $0.id == proposal.event }) else { return HTML() }
        return """
            <li><b>\(proposal.mark.label)</b> \(eventTime(event.moment, since: nil, frame)) \
            <a href="\(Link(anchor: "event-\(event.id)"))">\(event.text.prefix(100))</a> \
            \(submitButton("Set", of: proposal.mark.label, style: .small, name: "mark", value: proposal.words))</li>

            """
    }

    /// For one entry: the times that it is, and buttons for the others.
    static func of(_ event: TimelineEvent, _ dossier: IncidentDossier) -> (tags: HTML, buttons: HTML) {
        guard let instant = event.moment.instant else { return (HTML(), HTML()) }
        let marks = IncidentTimesForm.marks(of: dossier.incident.kind)
        let own = marks.filter { dossier.times[$0]?.instant == instant }
        let others = marks.filter { !own.contains($0) }
        return (
            own.map { " \(tag($0.label, tone: .quiet))" as HTML }.joined(),
            """
            <span class="entry-marks">This is when it was \(each: others, separator: " ", { mark in
                """
                <button class="button quiet" form="\(form)" name="mark" value="\(MarkProposal(mark, event.id).words)"\
                 aria-label="This is when it was \(mark.verb)">\(mark.verb)</button>
                """
            })</span>
            """
        )
    }
}

extension MarkProposal {
    /// Reads ``words``. Nil for anything else.
    init?(words: String) {
        let parts = words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let mark = IncidentMark(rawValue: parts[0]),
            let event = ID<TimelineEvent>(text: parts[1])
        else { return nil }
        self.init(mark, event)
    }

    /// Its form in a field: `started 17`.
    var words: String { "\(mark.rawValue) \(event)" }
}
