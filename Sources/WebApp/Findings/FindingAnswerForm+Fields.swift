import Domain
import HTML
import Storage

extension FindingAnswerForm {
    /// The question which guardrail the finding is about, with everything that may answer it.
    func guardrailFields(_ choices: FindingAnswerChoices, _ frame: Frame, problems: [Refusal.Problem]) -> HTML {
        let parts = FieldParts(
            name: "guardrail", id: nil,
            hint: "Your choice also adds the guardrail to the register and creates the follow-up below.",
            problems: problems)
        return parts.wrappedSet(
            legend: "Which guardrail is it about?", cssClass: "choices answers",
            """
            \(choice("", id: parts.id, label: "I do not know yet", help: "The finding’s own page makes suggestions as well."))
            <p class="visually-hidden" role="status" data-suggestion-count></p>
            <div data-suggestions>
            \(ownGuardrails(choices, frame))
            \(entries(choices))
            </div>
            <p class="answers-again">\(submitButton("Show what fits the words above", style: .small, name: "step", value: "suggest"))</p>
            <div class="answers-new">
            \(choice(GuardrailAnswer.new.words, id: "guardrail-new", label: "A new one", help: nil))
            \(newGuardrail(problems: problems))
            </div>
            """)
    }

    private func choice(_ value: String, id: String, label: HTML, help: HTML?) -> HTML {
        """
        <div class="choice"><input id="\(id)" name="guardrail" type="radio" value="\(value)"\
        \(attribute: "aria-describedby", help == nil ? nil : "\(id)-help")\(flag: "checked", value == guardrail)>\
        <label for="\(id)">\(label)</label>\(help.map { "<p class=\"hint\" id=\"\(id)-help\">\($0)</p>" as HTML })</div>

        """
    }

    private func ownGuardrails(_ choices: FindingAnswerChoices, _ frame: Frame) -> HTML? {
        if choices.guardrails.isEmpty { return nil }
        return """
            <p class="answers-head" id="own-guardrails">Guardrails you have: was one of them absent, did it fail, was it bypassed, or did it hold?</p>
            <ul class="guardrail-list own-suggestions" aria-labelledby="own-guardrails">
            \(each: choices.guardrails, { suggested in
                """
                <li>\(guardrailLine(suggested.guardrail, frame))
                <p class="hint">\(SuggestedGuardrails.reason(suggested))</p>
                <div class="encounters">\(each: GuardrailAnswer.encounters, { encounter(suggested.guardrail, $0) })</div></li>

                """
            })
            </ul>
            """
    }

    private func encounter(_ guardrail: GuardrailSummary, _ relation: GuardrailRelation) -> HTML {
        let label = SuggestedGuardrails.label(of: relation)
        return choice(
            GuardrailAnswer.own(guardrail.id, relation).words, id: "guardrail-\(guardrail.id)-\(relation.rawValue)",
            label: "\(label)<span class=\"visually-hidden\">: \(guardrail.key.description) \(guardrail.name)</span>",
            help: nil)
    }

    private func entries(_ choices: FindingAnswerChoices) -> HTML? {
        if choices.entries.isEmpty { return nil }
        return """
            <p class="answers-head">From the catalogue, best fit first:</p>
            \(each: choices.entries, { suggestion in
                choice(
                    GuardrailAnswer.entry(suggestion.entry.slug).words, id: "guardrail-\(suggestion.entry.slug)",
                    label: "\(glyph(suggestion.entry.strength.grade)) \(suggestion.entry.name)",
                    help: """
                        Stops: \(suggestion.entry.stops) \
                        <small>\(CatalogueEntries.shortReason(suggestion, for: choices.candidate))</small>
                        """)
            })
            """
    }

    private func newGuardrail(problems: [Refusal.Problem]) -> HTML {
        """
        <div class="answers-fields">
        \(textField("guardrail_name", label: "Its name", value: name, problems: problems, autocomplete: "off"))
        <div class="field-row">
        \(selectField(
            "guardrail_strength", label: "How strong is it?",
            options: [("", "Choose …")] + Strength.allCases.map { ($0.rawValue, "\($0.label) – \($0.grade.label.lowercased())") },
            selected: strength, problems: problems))
        \(selectField(
            "guardrail_position", label: "When does it act?",
            options: GuardrailPosition.allCases.map { ($0.rawValue, $0.label) }, selected: position, problems: problems))
        \(selectField(
            "guardrail_kind", label: "What kind is it?", options: GuardrailKind.allCases.map { ($0.rawValue, $0.label) },
            selected: guardrailKind, problems: problems))
        </div>
        </div>
        """
    }

    /// The follow-up: filled in as far as it can be, so that nothing has to be typed.
    func followUpFields(_ choices: FindingAnswerChoices, severity: Severity, problems: [Refusal.Problem]) -> HTML {
        fieldGroup(
            "Follow-up",
            """
            \(textField(
                "follow_up", label: "What has to be done?", value: followUp.title,
                hint: "Named after the guardrail if you leave this empty. With neither a guardrail nor a name, no follow-up is added.", problems: problems,
                autocomplete: "off"))
            <div class="field-row">
            \(selectField(
                "follow_up_state", label: "Is it a commitment?",
                options: [
                    ("committed", "A commitment"), ("proposed", "An idea"), ("none", "No follow-up"),
                ], selected: followUpState, problems: problems))
            \(pickField(
                "owner", label: "Owner", followUp.owner, choices.followUps.people, none: "No owner yet",
                problems: problems))
            \(textField("due", label: "Due", value: followUp.due, problems: problems, type: .date, width: .short))
            </div>
            <p class="hint">\(FollowUps.dueHint(severity, choices.followUps.deadlines))</p>
            """)
    }
}
