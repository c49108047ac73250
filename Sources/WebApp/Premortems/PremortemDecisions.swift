import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/pre-mortems/:premortem/decision`.
enum PremortemDecisions {
    /// The section with the conditions and the decision.
    static func section(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        guard premortem.phase == .decision else { return HTML() }
        let isFacilitator = frame.viewer != nil && frame.viewer?.id == premortem.facilitatorID
        return """
            <section class="decision" aria-labelledby="decision"><h2 id="decision">The decision</h2>
            \(PremortemDecisions.now(premortem))
            \(when: frame.viewer != nil, conditionsSection(view, frame, typed))
            \(when: isFacilitator, decisionForm(premortem, frame, typed))
            </section>
            """
    }

    static func now(_ premortem: Premortem) -> HTML {
        guard let decision = premortem.decision else { return "<p class=\"quiet\">There is no decision yet.</p>" }
        return
            "<p class=\"decided\">\(PremortemDecisions.mark(decision))</p>\(prose(premortem.decisionNote, anchors: "note-"))"
    }

    static func mark(_ decision: LaunchDecision) -> HTML {
        switch decision {
        case .go: tag(decision.label, tone: .good)
        case .goWithConditions: tag(decision.label, tone: .caution)
        case .noGo: tag(decision.label, tone: .danger)
        }
    }

    private static func decisionForm(_ premortem: Premortem, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        form(
            Paths.premortemDecision(premortem.id), frame,
            """
            \(radioField("decision", label: "Go?", options: LaunchDecision.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: typed.value("decision", "decision", or: premortem.decision?.rawValue ?? ""), problems: typed.problems("decision"), id: "decision-decision"))
            \(textArea("note", label: "Note", value: typed.value("decision", "note", or: premortem.decisionNote), hint: "The reasons for and against.", problems: typed.problems("decision"), rows: 3, id: "note-decision"))
            \(formActions(submitButton("Record the decision")))
            """)
    }

    private static func conditionsSection(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let id = view.premortem.id
        let today = Day(frame.now, in: frame.zone)
        let known = Set(view.dossier.conditions.map(\.followUp.id))
        let answers = view.dossier.risks.flatMap(\.followUps).filter {
            !known.contains($0.followUp.id) && $0.followUp.state.isOpen
        }
        let action = Paths.premortemConditions(id)
        let people = [("", "No owner yet")] + view.people.map { ($0.id.description, $0.name) }
        return """
            <h3 id="conditions">Conditions</h3>
            \(when: view.dossier.conditions.isEmpty, "<p class=\"quiet\">There are no conditions. A condition is a follow-up with an owner that is due before the launch.</p>")
            \(when: !view.dossier.conditions.isEmpty, "<ul class=\"guardrail-links\">\(each: view.dossier.conditions, { "<li>\(RiskAnswers.followUpLine($0, today: today)) \(postButton("No condition", to: Paths.premortemConditionDeletion($0.followUp.id, of: id), frame, style: .quiet))</li>\n" })</ul>")
            \(when: !answers.isEmpty, form(
                action, frame, cssClass: "inline-form",
                """
                \(selectField("follow_up", label: "A follow-up from above", options: answers.map { ($0.followUp.key.description, "\($0.followUp.key) \($0.followUp.title)") }, selected: typed.value("existing", "follow_up"), problems: typed.problems("existing"), id: "follow_up-existing"))
                \(submitButton("Make it a condition", style: .small))
                """))
            \(disclosure("Another condition", isOpen: typed.isOpen("condition"), id: "another-condition", form(
                action, frame,
                """
                \(textField("title", label: "What has to be done before the launch?", value: typed.value("condition", "title"), problems: typed.problems("condition"), autocomplete: "off", id: "title-condition"))
                \(selectField("owner", label: "Owner", options: people, selected: typed.value("condition", "owner"), problems: typed.problems("condition"), id: "owner-condition"))
                \(textField("due", label: "Due", value: typed.value("condition", "due", or: view.dossier.launch?.date?.iso ?? ""), problems: typed.problems("condition"), type: .date, width: .short, id: "due-condition"))
                \(formActions(submitButton("Add the condition", style: .plain)))
                """)))
            """
    }

    static func update(_ visit: Visit) async throws -> Response {
        let form = visit.form
        return try await Premortems.act(in: visit, form: "decision", anchor: "decision") { change, id in
            guard let decision = form["decision"].flatMap(LaunchDecision.init(rawValue:)) else {
                throw Refusal(field: "decision", "Choose go, go with conditions, or no go.")
            }
            try change.decide(id, decision, note: form["note"] ?? "")
        }
    }
}
