import Domain
import HTML
import Storage

extension PremortemDecisions {
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
            \(radioField(
                "decision", label: "Go?",
                options: LaunchDecision.allCases.map { ($0.rawValue, $0.label, $0.help) },
                selected: typed.value("decision", "decision", or: premortem.decision?.rawValue ?? ""),
                problems: typed.problems("decision"), id: "decision-decision"))
            \(textArea(
                "note", label: "Note", value: typed.value("decision", "note", or: premortem.decisionNote),
                hint: "The reasons for and against.", problems: typed.problems("decision"), rows: 3,
                id: "note-decision"))
            \(formActions(submitButton("Record the decision")))
            """)
    }
}
