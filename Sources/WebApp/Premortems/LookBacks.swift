import Domain
import HTML
import Storage
import WebServer

/// After the launch: which of the risks came true, and what did nobody foresee?
func lookBackEdit(_ visit: Visit) async throws -> Response {
    let view = try await closedView(visit)
    return .page(lookBackPage(visit.frame, view, RoomTyped()))
}

func lookBackUpdate(_ visit: Visit) async throws -> Response {
    let view = try await closedView(visit)
    let form = visit.form
    let id = view.premortem.id
    return try await attempt {
        var problems = Problems()
        let fates = view.room.risks.map { dossier -> RiskFate in
            let risk = dossier.risk.id
            let incident =
                problems.checking { () throws(Refusal) in
                    try incidentID(typed: form["incident-\(risk)"] ?? "", field: "incident-\(risk)")
                } ?? nil
            return RiskFate(
                risk: risk, outcome: form["outcome-\(risk)"].flatMap(RiskOutcome.init(rawValue:)), incident: incident,
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
            to: Paths.premortem(id).anchored("since"), notice: FlashNotice("\(id.key) is compared with what happened."))
    } orShow: { problems, _ in
        lookBackPage(visit.frame, view, RoomTyped(form: "look-back", fields: form, problems: problems))
    }
}

private func closedView(_ visit: Visit) async throws -> RoomView {
    let id = try visit.premortemID()
    let now = visit.now
    let view = try await visit.read { try RoomView($0, id, at: now).orNotFound() }
    if !view.premortem.phase.isOver { throw Refusal("\(id.key) is still going on. Look back once it is closed.") }
    return view
}

private func lookBackPage(_ frame: Frame, _ view: RoomView, _ typed: RoomTyped) -> HTML {
    let premortem = view.premortem
    let form = "look-back"
    let open = view.incidentsSince.filter { incident in !view.foresights.contains { $0.incidentID == incident.id } }
    return page(
        frame, title: "Look back on \(premortem.key)", section: .premortems, problems: typed.problems,
        """
        <p class="back"><a href="\(Paths.premortem(premortem.id))">\(premortem.key.description) \(premortem.title)</a></p>
        <h1>Which of it came true?</h1>
        \(WebApp.form(
            Paths.premortem(premortem.id, ["look-back"]), frame,
            """
            \(each: view.room.risks, { fateFields($0, typed) })
            \(when: !open.isEmpty, checkboxes("unforeseen", legend: "Incidents of the same services that none of the risks was", options: open.map { ($0.id.description, "\($0.key) \($0.title)") }, selected: Set(typed.fields.all("unforeseen"))))
            \(textArea("note", label: "What did nobody foresee?", value: typed.value(form, "note", or: premortem.lookBackNote), problems: typed.problems, rows: 4))
            \(formActions(submitButton("Save")))
            """))
        """)
}

private func fateFields(_ dossier: RiskDossier, _ typed: RoomTyped) -> HTML {
    let risk = dossier.risk
    let (outcome, incident, note) = ("outcome-\(risk.id)", "incident-\(risk.id)", "note-\(risk.id)")
    let options = [("", "Not said")] + RiskOutcome.allCases.map { ($0.rawValue, $0.label) }
    return fieldGroup(
        risk.title,
        """
        \(selectField(outcome, label: "What became of it?", options: options, selected: typed.value("look-back", outcome, or: risk.outcome?.rawValue ?? ""), problems: typed.problems))
        \(textField(incident, label: "Incident", value: typed.value("look-back", incident, or: dossier.incidents.first?.key.description ?? ""), hint: "The key of the one it came true in. May stay empty.", problems: typed.problems, autocomplete: "off", width: .short))
        \(textField(note, label: "Note", value: typed.value("look-back", note, or: risk.outcomeNote), problems: typed.problems, autocomplete: "off"))
        """)
}

/// On the page of an incident: did a pre-mortem foresee this?
func foresightUpdate(_ visit: Visit) async throws -> Response {
    let incident = try visit.incidentID()
    guard let key = visit.form["premortem"].flatMap({ Key($0) }), key.prefix == .premortem else {
        throw Refusal("Choose one of the pre-mortems of the page.")
    }
    let text = visit.form["risk"] ?? ""
    let risk = ID<Risk>(text: text)
    if risk == nil && text != "none" { throw Refusal("Choose a risk, or that none of them was this.") }
    try await visit.change { try $0.noteForesight(of: incident, by: ID(key.number), risk: risk) }
    return .redirect(to: Paths.incident(incident).anchored("foresight"))
}

/// What an incident shows of pre-mortems about its services; nothing where there were none.
struct IncidentForesight: Sendable {
    let known: [Foresight]
    let candidates: [(premortem: Premortem, risks: [Risk])]

    init(_ reading: Reading, _ id: ID<Incident>) throws {
        known = try reading.foresights(of: id)
        let answered = Set(known.map(\.premortemID))
        candidates = try reading.premortemsThatMight(haveForeseen: id).filter { !answered.contains($0.premortem.id) }
    }

    var isEmpty: Bool { known.isEmpty && candidates.isEmpty }
}

func incidentForesight(_ foresight: IncidentForesight, of id: ID<Incident>, _ frame: Frame) -> HTML {
    if foresight.isEmpty { return HTML() }
    return """
        <section aria-labelledby="foresight">
        \(sectionHeading("Did a pre-mortem foresee this?", id: "foresight"))
        <ul class="rows">
        \(each: foresight.known, { "<li>\(keyLink($0.premortemID.key)) <a href=\"\(Paths.premortem($0.premortemID))\">\($0.premortemTitle)</a> \(foresightTag($0))</li>\n" })
        \(each: foresight.candidates, { "<li>\(foresightForm($0.premortem, $0.risks, of: id, frame))</li>\n" })
        </ul>
        </section>
        """
}

private func foresightForm(_ premortem: Premortem, _ risks: [Risk], of id: ID<Incident>, _ frame: Frame) -> HTML {
    """
    <p>\(keyLink(premortem.key)) <a href="\(Paths.premortem(premortem.id))">\(premortem.title)</a></p>
    \(form(
        Paths.foresight(id), frame, cssClass: "inline-form",
        """
        \(hiddenField("premortem", premortem.key.description))
        \(selectField("risk", label: "Which of its risks was this?", options: [("none", "None of them")] + risks.map { ($0.id.description, $0.title) }, id: "risk-of-\(premortem.id)"))
        \(submitButton("Note it", style: .small))
        """))
    """
}
