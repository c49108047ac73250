import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/pre-mortems/:premortem/look-back`.
enum LookBacks {
    /// The form for comparing the risks with what happened after the launch.
    static func edit(_ visit: Visit) async throws -> Response {
        let view = try await closedView(visit)
        return .page(lookBackPage(visit.frame, view, PremortemTyped()))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let view = try await closedView(visit)
        let form = visit.form
        let id = view.premortem.id
        return try await attempt {
            var problems = Problems()
            let fates = view.dossier.risks.map { dossier -> RiskFate in
                let risk = dossier.risk.id
                let incident =
                    problems.checking { () throws(Refusal) in
                        try TypedKeys.incident(typed: form["incident-\(risk)"] ?? "", field: "incident-\(risk)")
                    } ?? nil
                return RiskFate(
                    risk: risk, outcome: form["outcome-\(risk)"].flatMap(RiskOutcome.init(rawValue:)),
                    incident: incident,
                    note: form["note-\(risk)"] ?? "")
            }
            try problems.throwIfAny()
            let unforeseen = view.incidentsSince.filter {
                form["unforeseen"] != nil && form.all("unforeseen").contains($0.id.description)
            }
            try await visit.change { change in
                try change.lookBack(on: id, fates, note: form["note"] ?? "")
                for incident in unforeseen { try change.noteForesight(of: incident.id, by: id, risk: nil) }
            }
            return .redirect(
                to: Paths.premortem(id).anchored("since"),
                notice: FlashNotice("Look-back on \(id.key) saved."))
        } orShow: { problems, _ in
            lookBackPage(visit.frame, view, PremortemTyped(form: "look-back", fields: form, problems: problems))
        }
    }

    private static func closedView(_ visit: Visit) async throws -> PremortemView {
        let id = try visit.premortemID()
        let now = visit.now
        let view = try await visit.read { try PremortemView($0, id, at: now).orNotFound() }
        if !view.premortem.phase.isOver {
            throw Refusal("\(id.key) is still in progress. You can look back once it is closed.")
        }
        return view
    }
}
