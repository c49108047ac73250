import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/timeline/paste`.
enum TimelinePastes {
    /// Adds several entries at once: first a box to paste into, then a table of the entries as understood, which can be
    /// corrected, then saving, all or none.
    static func new(_ visit: Visit) async throws -> Response {
        let incident = try await visit.pastedInto().incident
        return .page(pastePage(visit.frame, incident, PasteForm(zone: visit.frame.zone), problems: []))
    }

    static func preview(_ visit: Visit) async throws -> Response {
        let (incident, times) = try await visit.pastedInto()
        let values = PasteForm(visit.form)
        if visit.form["step"] == "change" { return .page(pastePage(visit.frame, incident, values, problems: [])) }
        return try await attempt {
            let paste = try await values.paste(incident, times, now: visit.now)
            let rows = paste.entries.map { PastedRowForm($0, zone: values.timeZone ?? .utc) }
            let hints = try await visit.hints(on: rows, in: incident.id)
            return .page(
                previewPage(
                    visit.frame, incident, rows, of: values, questions: paste.questions, hints, problems: []))
        } orShow: { problems, _ in
            pastePage(visit.frame, incident, values, problems: problems)
        }
    }

    static func create(_ visit: Visit) async throws -> Response {
        let incident = try await visit.pastedInto().incident
        let values = PasteForm(visit.form)
        let rows = PastedRowForm.rows(visit.form)
        return try await attempt {
            let entries = try PastedRowForm.entries(
                rows, now: visit.now, zone: values.timeZone ?? .utc, day: Day(iso: values.day))
            let ids = try await visit.change { try $0.addToTimeline(of: incident.id, entries, source: .pasted) }
            let made = ids.count > [Deletable].most ? [] : ids.map(Deletable.timelineEvent)
            return .redirect(
                to: Paths.incident(incident.id).anchored(TimelineMarks.form),
                notice: FlashNotice(
                    entries.count == 1 ? "1 entry added." : "\(entries.count) entries added.", undoMaking: made))
        } orShow: { problems, _ in
            let hints = try await visit.hints(on: rows, in: incident.id)
            return previewPage(visit.frame, incident, rows, of: values, questions: [], hints, problems: problems)
        }
    }

    private static func pastePage(
        _ frame: Frame, _ incident: Incident, _ values: PasteForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Paste into the timeline of \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>Paste several lines</h1>
            <p class="lead">Paste notes, a chat, or a table from an old document. Each line that begins with a time becomes an entry. You can check the result before anything is saved.</p>
            \(form(
                Paths.timelinePaste(incident.id), frame, draft: "\(incident.key) paste",
                """
                \(textArea("lines", label: "Lines", value: values.lines, hint: "For example: 14:02 Alert fires for the ledger", problems: problems, rows: 12, required: true, autofocus: true))
                <div class="field-row">
                \(textField("day", label: "Day of the first line", value: values.day, hint: "Only needed if the lines do not name a day.", problems: problems, type: .date, width: .short))
                \(textField("zone", label: "Time zone of the times", value: values.zone, problems: problems, list: ["UTC", frame.zone.name], width: .half))
                </div>
                \(formActions(submitButton("Check the entries")))
                """))
            """)
    }
}

extension Visit {
    fileprivate func pastedInto() async throws -> (incident: Incident, times: IncidentTimes) {
        let id = try incidentID()
        return try await read { (try $0.incident(id).orNotFound(), try $0.times(of: id)) }
    }

    fileprivate func hints(on rows: [PastedRowForm], in id: ID<Incident>) async throws -> [TextHint] {
        try await hints(
            for: rows.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n"), in: .new(.timelineEvent, id))
    }
}
