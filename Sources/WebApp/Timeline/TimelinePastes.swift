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
        return try await attempt {
            let entries = try values.entries(incident, times, now: visit.now)
            let rows = entries.map { TimelineRowForm($0, zone: values.timeZone ?? .gmt) }
            return .page(batchPage(visit.frame, incident, rows, zone: values.zone, problems: []))
        } orShow: { problems, _ in
            pastePage(visit.frame, incident, values, problems: problems)
        }
    }

    static func create(_ visit: Visit) async throws -> Response {
        let incident = try await visit.pastedInto().incident
        let zone = visit.form["zone"] ?? ""
        let rows = TimelineRowForm.rows(visit.form)
        return try await attempt {
            let entries = try TimelineRowForm.entries(rows, now: visit.now, zone: TimeZone(identifier: zone) ?? .gmt)
            _ = try await visit.change { try $0.addToTimeline(of: incident.id, entries, source: .pasted) }
            return .redirect(
                to: Paths.incident(incident.id).anchored("timeline"),
                notice: FlashNotice(
                    entries.count == 1 ? "1 entry added." : "\(entries.count) entries added."))
        } orShow: { problems, _ in
            batchPage(visit.frame, incident, rows, zone: zone, problems: problems)
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
            \(draftForm(
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

    private static func batchPage(
        _ frame: Frame, _ incident: Incident, _ rows: [TimelineRowForm], zone: String, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Check the entries", section: .incidents, problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.timelinePaste(incident.id))">Paste again</a></p>
            <h1>\(rows.count == 1 ? "One entry" : "\(rows.count) entries") understood</h1>
            <p class="lead">Nothing has been saved yet. Correct any mistakes. To leave out a row, clear its text. Times are in \(zone).</p>
            \(form(
                Paths.timelineBatch(incident.id), frame,
                """
                \(hiddenField("zone", zone))
                \(dataTable(caption: "Entries to be added", head: "\(headCell("When"))\(headCell("What happened"))", rows: rows.enumerated().map { batchRow($0.offset, $0.element, problems) }.joined(), cssClass: "batch", hidesCaption: true))
                \(formActions("\(submitButton("Add them to the timeline"))\(linkButton("Cancel", to: Paths.incident(incident.id), style: .quiet))"))
                """))
            """)
    }

    private static func batchRow(_ index: Int, _ row: TimelineRowForm, _ problems: [Refusal.Problem]) -> HTML {
        let own = problems.filter { $0.field == "at-\(index)" }.map { Refusal.Problem(field: "at", $0.sentence) }
        return """
            <tr>\(cell("When", textField("at", label: "When, row \(index + 1)", value: row.at, problems: own, width: .short, id: "at-\(index)")))\
            \(cell("What happened", textArea("text", label: "What happened, row \(index + 1)", value: row.text, rows: 2, id: "text-\(index)")))</tr>

            """
    }
}

/// The form for pasting: the lines, the day of the first line, and the time zone.
struct PasteForm: Sendable {
    var lines = ""
    var day = ""
    var zone: String

    init(zone: TimeZone) {
        self.zone = zone.name
    }

    init(_ form: Form) {
        lines = form["lines"] ?? ""
        day = (form["day"] ?? "").trimmed
        zone = (form["zone"] ?? "").trimmed
    }

    var timeZone: TimeZone? { TimeZone(identifier: zone) }

    func entries(_ incident: Incident, _ times: IncidentTimes, now: Date) throws(Refusal) -> [TimelineEventEdit] {
        guard let timeZone else {
            throw Refusal(field: "zone", "Enter a time zone such as UTC or Europe/Stockholm.")
        }
        let stated = Day(iso: day)
        if !day.isEmpty && stated == nil { throw Refusal(field: "day", "Enter a date such as 2026-03-01.") }
        let happened = times.known.first?.instant ?? incident.declaredAt
        let text = try Text.paragraphs(lines, field: "lines", called: "at least one line", required: true)
        return try TimelinePaste(text, now: now, zone: timeZone, day: stated ?? Day(happened, in: timeZone)).edits
    }
}

/// A row of the preview with its values as typed: the time in UTC or as corrected.
struct TimelineRowForm: Equatable, Sendable {
    var at: String
    var text: String

    init(at: String, text: String) {
        self.at = at
        self.text = text
    }

    init(_ entry: TimelineEventEdit, zone: TimeZone) {
        at =
            entry.moment.instant.map { instant in
                let time = CivilTime(instant, in: zone)
                let seconds = time.second == 0 ? "" : ":\(time.second < 10 ? "0" : "")\(time.second)"
                return (entry.moment.precision == .approximate ? "about " : "") + time.text + seconds
            } ?? "unknown"
        text = entry.text
    }

    static func rows(_ form: Form) -> [TimelineRowForm] {
        zip(form.all("at"), form.all("text")).map { TimelineRowForm(at: $0, text: $1) }
    }

    /// A row without text is left out, which is how a person removes a row.
    static func entries(_ rows: [TimelineRowForm], now: Date, zone: TimeZone) throws(Refusal) -> [TimelineEventEdit] {
        var problems = Problems()
        var entries: [TimelineEventEdit] = []
        let input = TimeInput(now: now, zone: zone)
        for (index, row) in rows.enumerated() where !row.text.trimmed.isEmpty {
            let at = row.at.trimmed.isEmpty ? "unknown" : row.at
            let moment = problems.checking { () throws(Refusal) in try input.read(at, field: "at-\(index)") }
            let text = problems.checking { () throws(Refusal) in try TimelineRule.text(row.text) }
            if let moment, let text { entries.append(TimelineEventEdit(moment: moment, text: text)) }
        }
        try problems.throwIfAny()
        if entries.isEmpty { throw Refusal("No row has any text, so nothing was added.") }
        return entries
    }
}

extension Visit {
    fileprivate func pastedInto() async throws -> (incident: Incident, times: IncidentTimes) {
        let id = try incidentID()
        return try await read { (try $0.incident(id).orNotFound(), try $0.times(of: id)) }
    }
}
