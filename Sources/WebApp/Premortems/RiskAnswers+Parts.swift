import Domain
import HTML
import Storage
import WebServer

extension RiskAnswers {
    /// Each risk with its votes, its assessment and its answers. Leading risks come first.
    static func section(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let leading = Set(view.dossier.leading.map(\.risk.id))
        let first = view.dossier.risks.filter { leading.contains($0.risk.id) }
        let rest = view.dossier.risks.filter { !leading.contains($0.risk.id) }
        return """
            <section aria-labelledby="risks"><h2 id="risks">Leading risks</h2>
            <ul class="risks">
            \(each: first, { riskEntry($0, isLeading: true, view, frame, typed) })
            </ul></section>
            \(when: !rest.isEmpty, """
                <section aria-labelledby="other-risks"><h2 id="other-risks">Other risks</h2>
                <ul class="risks">
                \(each: rest, { riskEntry($0, isLeading: false, view, frame, typed) })
                </ul></section>
                """)
            """
    }

    private static func riskEntry(
        _ dossier: RiskDossier, isLeading: Bool, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped
    ) -> HTML {
        let risk = dossier.risk
        let isMember = frame.viewer != nil
        return """
            <li class="risk" id="risk-\(risk.id.description)">
            <h3>\(risk.title) \(RiskAnswers.dots(risk))</h3>
            \(when: dossier.cards.count > 1, disclosure("\(dossier.cards.count) cards", id: "cards-\(risk.id)", "<ul class=\"cards\">\(each: dossier.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"))
            \(when: view.dossier.me != nil, assessmentForm(risk, view.premortem.id, frame, typed))
            \(when: view.dossier.me == nil, RiskAnswers.weight(risk))
            \(RiskAnswers.list(dossier, frame))
            \(when: isLeading && !dossier.isAnswered, "<p class=\"gap-note\">No answer yet</p>")
            \(when: isMember, RiskAnswers.forms(dossier, view, frame, typed))
            </li>

            """
    }

    static func dots(_ risk: Risk) -> HTML {
        guard let dots = risk.dots else { return HTML() }
        return tag(dots == 1 ? "1 dot" : "\(dots) dots", tone: dots > 0 ? .information : .quiet)
    }

    /// "Likelihood high, impact medium. First sign: …"
    static func weight(_ risk: Risk) -> HTML {
        var words: [String] = []
        if let likelihood = risk.likelihood { words.append("likelihood \(likelihood.label.lowercased())") }
        if let impact = risk.impact { words.append("impact \(impact.label.lowercased())") }
        if words.isEmpty && risk.warningSign.isEmpty { return HTML() }
        let sign = risk.warningSign.isEmpty ? "" : "First sign: \(risk.warningSign)"
        let weight = words.joined(separator: ", ").capitalizedFirst
        return "<p class=\"record-facts\">\([weight, sign].filter { !$0.isEmpty }.joined(separator: ". "))</p>"
    }

    private static func assessmentForm(_ risk: Risk, _ id: ID<Premortem>, _ frame: Frame, _ typed: PremortemTyped)
        -> HTML
    {
        let name = "assess-\(risk.id)"
        let levels = [("", "not assessed")] + RiskLevel.allCases.map { ($0.rawValue, $0.label) }
        return form(
            Paths.riskAssessment(risk.id, of: id), frame, cssClass: "inline-form",
            """
            \(selectField("likelihood", label: "Likelihood", options: levels, selected: typed.value(name, "likelihood", or: risk.likelihood?.rawValue ?? ""), problems: typed.problems(name), id: "likelihood-\(name)"))
            \(selectField("impact", label: "Impact", options: levels, selected: typed.value(name, "impact", or: risk.impact?.rawValue ?? ""), problems: typed.problems(name), id: "impact-\(name)"))
            \(textField("warning_sign", label: "Early-warning sign", value: typed.value(name, "warning_sign", or: risk.warningSign), problems: typed.problems(name), autocomplete: "off", width: .half, id: "warning_sign-\(name)"))
            \(submitButton("Save", style: .small))
            """)
    }

    /// The answers to a risk, or its acceptance, by whom and until when.
    static func list(_ dossier: RiskDossier, _ frame: Frame) -> HTML {
        let acceptance = dossier.risk.acceptance
        if frame.viewer == nil {
            let count = dossier.answerCount
            return count == 0 && acceptance == nil
                ? HTML() : "<p class=\"record-facts\">\(acceptance != nil ? "Accepted." : "Answered.")</p>"
        }
        if dossier.guardrails.isEmpty && dossier.followUps.isEmpty && acceptance == nil { return HTML() }
        let today = Day(frame.now, in: frame.zone)
        return """
            <ul class="guardrail-links answers">
            \(each: dossier.guardrails, { "<li><span class=\"relation\">Guardrail</span> \(Incidents.guardrailLine($0, frame))</li>\n" })
            \(each: dossier.followUps, { "<li><span class=\"relation\">Follow-up</span> \(RiskAnswers.followUpLine($0, today: today))</li>\n" })
            \(acceptance.map { "<li><span class=\"relation\">Accepted</span> by \($0.personName): \($0.reason) To be looked at again on \(dayText($0.lookAgainOn)).</li>" as HTML })
            </ul>
            """
    }

    static func followUpLine(_ summary: FollowUpSummary, today: Day) -> HTML {
        let followUp = summary.followUp
        let facts = [
            summary.ownerName.map { HTML(text: $0) }, followUp.due.map(dayText),
            followUp.due.flatMap { followUp.state.isOpen ? dueText($0, today: today) : nil },
        ]
        return """
            \(keyLink(followUp.key)) <a href="\(Paths.followUp(followUp.id))">\(followUp.title)</a> \(stateTag(followUp.state)) <small>\(facts.compactMap(\.self).joined(separator: " · "))</small>
            """
    }

    /// The forms for a guardrail, a follow-up, or acceptance.
    static func forms(_ dossier: RiskDossier, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let risk = dossier.risk
        let id = view.premortem.id
        let (guardrail, followUp, accept) = ("guardrail-\(risk.id)", "follow-up-\(risk.id)", "accept-\(risk.id)")
        let people = [("", "No owner yet")] + view.people.map { ($0.id.description, $0.name) }
        return """
            <div class="answer-forms">
            \(disclosure("A guardrail", isOpen: typed.isOpen(guardrail), id: "with-\(guardrail)", guardrailForm(guardrail, Paths.riskGuardrail(risk.id, of: id), view, frame, typed)))
            \(disclosure("A follow-up", isOpen: typed.isOpen(followUp), id: "with-\(followUp)", form(
                Paths.riskFollowUp(risk.id, of: id), frame,
                """
                \(textField("title", label: "What has to be done?", value: typed.value(followUp, "title"), problems: typed.problems(followUp), autocomplete: "off", id: "title-\(followUp)"))
                \(selectField("owner", label: "Owner", options: people, selected: typed.value(followUp, "owner"), hint: "With an owner and a date it is a commitment; without them it is an idea.", problems: typed.problems(followUp), id: "owner-\(followUp)"))
                \(textField("due", label: "Due", value: typed.value(followUp, "due", or: view.dossier.launch?.date?.iso ?? ""), problems: typed.problems(followUp), type: .date, width: .short, id: "due-\(followUp)"))
                \(formActions(submitButton("Add the follow-up", style: .plain)))
                """)))
            \(disclosure("Accept it", isOpen: typed.isOpen(accept), id: "with-\(accept)", form(
                Paths.riskAcceptance(risk.id, of: id), frame,
                """
                \(textArea("reason", label: "Why is nothing being built against it?", value: typed.value(accept, "reason", or: risk.acceptance?.reason ?? ""), problems: typed.problems(accept), rows: 2, id: "reason-\(accept)"))
                \(selectField("accepted_by", label: "Who accepts it", options: people, selected: typed.value(accept, "accepted_by", or: risk.acceptance?.personID.description ?? ""), problems: typed.problems(accept), id: "accepted_by-\(accept)"))
                \(textField("look_again_on", label: "Look again on", value: typed.value(accept, "look_again_on", or: risk.acceptance?.lookAgainOn.iso ?? ""), problems: typed.problems(accept), type: .date, width: .short, id: "look_again_on-\(accept)"))
                \(formActions(submitButton("Accept the risk", style: .plain)))
                """)))
            </div>
            """
    }

    private static func guardrailForm(
        _ name: String, _ action: Link, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped
    ) -> HTML {
        form(
            action, frame,
            """
            \(TypedKeys.guardrailField(label: "An existing guardrail", value: typed.value(name, "guardrail"), choices: view.guardrailChoices, problems: typed.problems(name), id: "guardrail-\(name)"))
            \(textField("name", label: "Or a new guardrail", value: typed.value(name, "name"), hint: "A short name, such as “Row count limit”. It is added as proposed, for the services of this session.", problems: typed.problems(name), autocomplete: "off", id: "name-\(name)"))
            \(selectField("kind", label: "Kind", options: GuardrailKind.allCases.map { ($0.rawValue, $0.label) }, selected: typed.value(name, "kind", or: GuardrailKind.checklist.rawValue), problems: typed.problems(name), id: "kind-\(name)"))
            \(selectField("position", label: "When it acts", options: GuardrailPosition.allCases.map { ($0.rawValue, $0.label) }, selected: typed.value(name, "position"), problems: typed.problems(name), id: "position-\(name)"))
            \(selectField("strength", label: "Strength", options: Strength.allCases.map { ($0.rawValue, "\($0.label) (\($0.grade.label.lowercased()))") }, selected: typed.value(name, "strength", or: Strength.automaticLimit.rawValue), problems: typed.problems(name), id: "strength-\(name)"))
            \(formActions(submitButton("Add it as an answer", style: .plain)))
            """)
    }
}
