import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/times`.
enum IncidentMarks {
    static func edit(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (incident, times) = try await visit.read { (try $0.incident(id).orNotFound(), try $0.times(of: id)) }
        return .page(
            incidentTimesPage(
                visit.frame, incident, IncidentTimesForm(times, zone: visit.frame.zone, version: incident.version),
                problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let values = IncidentTimesForm(visit.form)
        let (incident, old, current) = try await visit.read {
            (try $0.incident(id).orNotFound(), try $0.times(of: id, at: values.version), try $0.times(of: id))
        }
        return try await attempt {
            let input = TimeInput(now: visit.now, zone: visit.frame.zone, incident: incident, times: current)
            let times = try values.times(incident, old: old, input)
            let doubts = (times.impossibleOrders + times.future(now: visit.now)).joined(separator: " ")
            return try await visit.saved(
                .incident(id), from: values.version, "Times of \(id.key) saved. \(doubts)".trimmed
            ) {
                try $0.setTimes(of: id, times, from: values.version)
            }
        } orShow: { problems, _ in
            incidentTimesPage(visit.frame, incident, values, problems: problems)
        }
    }

    private static func incidentTimesPage(
        _ frame: Frame, _ incident: Incident, _ values: IncidentTimesForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Times of \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>\(incident.kind.hasDurations ? "The five times" : "When it was noticed")</h1>
            <p class="lead">Times are in \(frame.zone.name) unless you name another zone: 14:02, 2026-03-01 14:02, 14:02 UTC, -10m. Leave out anything you do not know yet.</p>
            \(form(
                Paths.incidentTimes(incident.id), frame,
                """
                \(versionField(values.version))
                \(each: IncidentTimesForm.marks(of: incident.kind), { markFields($0, incident, values, problems: problems) })
                \(formActions(submitButton("Save the times")))
                """))
            """)
    }

    private static func markFields(
        _ mark: IncidentMark, _ incident: Incident, _ values: IncidentTimesForm, problems: [Refusal.Problem]
    ) -> HTML {
        """
        <div class="field-row">
        \(timeField(mark.rawValue, label: mark.label, value: values.texts[mark] ?? "", hint: mark.help, problems: problems, incident: incident.id))
        \(selectField("\(mark.rawValue)-precision", label: "How precise?", options: Precision.allCases.map { ($0.rawValue, $0.label) }, selected: values.precisions[mark] ?? "exact"))
        </div>
        """
    }
}
