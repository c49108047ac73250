import Domain
import HTML
import Storage

extension LookBacks {
    static func lookBackPage(_ frame: Frame, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
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
                \(when: !open.isEmpty, checkboxes(
                    "unforeseen", legend: "Incidents of the same services that none of the risks foresaw",
                    options: open.map { ($0.id.description, "\($0.key) \($0.title)") },
                    selected: Set(typed.fields.all("unforeseen"))))
                \(textArea(
                    "note", label: "What did nobody foresee?",
                    value: typed.value(form, "note", or: premortem.lookBackNote), problems: typed.problems, rows: 4))
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
            \(selectField(
                outcome, label: "What became of it?", options: options,
                selected: typed.value("look-back", outcome, or: risk.outcome?.rawValue ?? ""),
                problems: typed.problems))
            \(textField(
                incident, label: "Incident",
                value: typed.value("look-back", incident, or: dossier.incidents.first?.key.description ?? ""),
                hint: "Optional. The key of the incident in which it came true.", problems: typed.problems,
                autocomplete: "off", width: .short))
            \(textField(
                note, label: "Note", value: typed.value("look-back", note, or: risk.outcomeNote),
                problems: typed.problems, autocomplete: "off"))
            """)
    }
}
