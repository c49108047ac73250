import Domain
import HTML
import Storage

extension GuardrailLinks {
    /// A form that links an existing guardrail to the subject of the page.
    ///
    /// - Parameters:
    ///   - isAny: whether there is a guardrail to link.
    ///   - suggested: the initial value of the field.
    static func existingGuardrailForm(
        _ target: GuardrailLink.Target, if isAny: Bool, suggested: GuardrailSummary? = nil, return back: Link,
        _ frame: Frame
    ) -> HTML {
        if !isAny { return HTML() }
        let relations = GuardrailRelation.all(to: target.end)
        let relation: HTML =
            relations.count == 1
            ? relations.map { hiddenField("relation", $0.rawValue) }.joined()
            : selectField(
                "relation", label: "Relation", options: relations.map { ($0.rawValue, $0.inverseLabel.lowercased()) })
        return disclosure(
            "Link an existing guardrail", isOpen: suggested != nil,
            form(
                Paths.guardrailLinks, frame, cssClass: "link-form",
                """
                \(hiddenField("target_kind", target.kind))\(hiddenField("target", target.text))\(hiddenField("return", back.address))
                \(relation)
                \((suggested.map { TypedGuardrail($0) } ?? TypedGuardrail()).field())
                \(formActions(submitButton("Link", style: .plain)))
                """))
    }

    /// A form that links an incident to the guardrail of the page.
    static func incidentForm(_ guardrail: Guardrail, return back: Link, _ frame: Frame) -> HTML {
        disclosure(
            "Link an incident",
            form(
                Paths.guardrailLinks, frame, cssClass: "link-form",
                """
                \(hiddenField("guardrail", guardrail.key.description))\(hiddenField("target_kind", "incident"))\
                \(hiddenField("return", back.address))
                \(radioField(
                    "relation", label: "How is it related to the incident?",
                    options: GuardrailRelation.all(to: .incident).map { ($0.rawValue, $0.label, $0.help) }))
                \(textField("target", label: "Incident", hint: "Its key, such as INC-12.", autocomplete: "off", width: .short))
                \(textField("note", label: "Note", hint: "Optional. What you observed, in one line."))
                \(formActions(submitButton("Link", style: .plain)))
                """))
    }
}
