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

    private static func lookBackPage(_ frame: Frame, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        let form = "look-back"
        let open = view.incidentsSince.filter { incident in !view.foresights.contains { $0.incidentID == incident.id } }
        return page(
            frame, title: "Look back on \(premortem.key)", section: .premortems, problems: typed.problems,
            """
            <p class="back"><a href="\(Paths.premortem(premortem.id))">\(premortem.key.description) \(premortem.title)</a></p>
            <h1>Which risks came true?</h1>
            \(WebApp.form(
                Paths.lookBack(premortem.id), frame,
                """
                \(each: view.dossier.risks, { fateFields($0, typed) })
                \(when: !open.isEmpty, checkboxes("unforeseen", legend: "Incidents of the same services that none of the risks foresaw", options: open.map { ($0.id.description, "\($0.key) \($0.title)") }, selected: Set(typed.fields.all("unforeseen"))))
                \(textArea("note", label: "What did nobody foresee?", value: typed.value(form, "note", or: premortem.lookBackNote), problems: typed.problems, rows: 4))
                \(formActions(submitButton("Save")))
                """))
            """)
    }

    private static func fateFields(_ dossier: RiskDossier, _ typed: PremortemTyped) -> HTML {
        let risk = dossier.risk
        let (outcome, incident, note) = ("outcome-\(risk.id)", "incident-\(risk.id)", "note-\(risk.id)")
        let options = [("", "Not recorded")] + RiskOutcome.allCases.map { ($0.rawValue, $0.label) }
        return fieldGroup(
            risk.title,
            """
            \(selectField(outcome, label: "What became of it?", options: options, selected: typed.value("look-back", outcome, or: risk.outcome?.rawValue ?? ""), problems: typed.problems))
            \(textField(incident, label: "Incident", value: typed.value("look-back", incident, or: dossier.incidents.first?.key.description ?? ""), hint: "Optional. The key of the incident in which it came true.", problems: typed.problems, autocomplete: "off", width: .short))
            \(textField(note, label: "Note", value: typed.value("look-back", note, or: risk.outcomeNote), problems: typed.problems, autocomplete: "off"))
            """)
    }
}
