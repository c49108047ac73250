import Domain
import Foundation
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
        \(selectField("\(mark.rawValue)-precision", label: "How exactly?", options: Precision.allCases.map { ($0.rawValue, $0.label) }, selected: values.precisions[mark] ?? "exact"))
        </div>
        """
    }
}

/// The five times as typed, each with its precision.
struct IncidentTimesForm: Sendable {
    var texts: [IncidentMark: String] = [:]
    var precisions: [IncidentMark: String] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    init(_ times: IncidentTimes, zone: TimeZone, version: Int) {
        self.version = version
        for (mark, moment) in times.marks {
            precisions[mark] = moment.precision.rawValue
            texts[mark] = moment.instant.map { CivilTime($0, in: zone).text } ?? ""
        }
    }

    init(_ form: Form) {
        for mark in IncidentMark.allCases {
            texts[mark] = form[mark.rawValue] ?? ""
            precisions[mark] = form["\(mark.rawValue)-precision"] ?? ""
        }
        version = form["version"].flatMap { Int($0) }
    }

    /// A time that matches the stored one keeps the stored value, with the zone in which it was entered.
    func times(_ incident: Incident, old: IncidentTimes, _ input: TimeInput) throws(Refusal) -> IncidentTimes {
        let zone = input.zone
        var problems = Problems()
        var times = IncidentTimes()
        for mark in IncidentTimesForm.marks(of: incident.kind) {
            let text = (texts[mark] ?? "").trimmed
            if precisions[mark] == Precision.unknown.rawValue {
                times[mark] = .unknown(zone: zone.name)
                continue
            }
            if text.isEmpty { continue }
            guard let moment = problems.checking({ () throws(Refusal) in try input.read(text, field: mark.rawValue) })
            else {
                continue
            }
            guard let instant = moment.instant else {
                times[mark] = moment
                continue
            }
            let isApproximate = precisions[mark] == Precision.approximate.rawValue || moment.precision == .approximate
            let stored = old[mark].flatMap { CivilTime($0.instant ?? .distantPast, in: zone).text == text ? $0 : nil }
            times[mark] = Moment(
                stored?.instant ?? instant, precision: isApproximate ? .approximate : .exact,
                zone: stored?.zone ?? moment.zone)
        }
        try problems.throwIfAny()
        return times
    }

    static func marks(of kind: IncidentKind) -> [IncidentMark] {
        kind.hasDurations ? IncidentMark.allCases : [.noticed]
    }
}
