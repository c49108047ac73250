import Domain
import HTML
import Storage

extension GuardrailLinks {
    /// Guardrails as they are seen from a finding or a follow-up, each with the way to take the link away.
    ///
    /// - Parameter end: what stands at the other end of the links, for those who hear the buttons one by one.
    static func list(_ links: [LinkedGuardrail], end: String, return back: Link, _ frame: Frame) -> HTML {
        if links.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: links, { linked in
                "<li><span class=\"relation\">\(linked.relation.inverseLabel)</span> \(Incidents.guardrailLine(linked.guardrail, frame)) \(GuardrailLinks.unlinkButton(linked.link, "Unlink \(linked.guardrail.key)", return: back, frame))</li>\n"
            })
            </ul>
            """
    }

    static func unlinkButton(_ link: ID<GuardrailLink>, _ label: String, return back: Link, _ frame: Frame) -> HTML {
        postButton(
            label, to: Paths.guardrailLinkDeletion(link), frame, style: .quiet, fields: [("return", back.address)])
    }

    /// Links a guardrail that is there already to what the page is about.
    ///
    /// - Parameter suggested: what stands in the field at first.
    static func existingGuardrailForm(
        _ target: GuardrailLink.Target, choices: [GuardrailSummary], suggested: String = "", return back: Link,
        _ frame: Frame
    ) -> HTML {
        if choices.isEmpty { return HTML() }
        let relations = GuardrailRelation.all(to: target.end)
        let relation: HTML =
            relations.count == 1
            ? relations.map { hiddenField("relation", $0.rawValue) }.joined()
            : selectField(
                "relation", label: "It", options: relations.map { ($0.rawValue, $0.inverseLabel.lowercased()) })
        return disclosure(
            "Link a guardrail that is there already", isOpen: !suggested.isEmpty,
            form(
                Paths.guardrailLinks, frame, cssClass: "link-form",
                """
                \(hiddenField("target_kind", target.kind))\(hiddenField("target", target.text))\(hiddenField("return", back.address))
                \(relation)
                \(TypedKeys.guardrailField(value: suggested, choices: choices))
                \(formActions(submitButton("Link", style: .plain)))
                """))
    }

    /// Links an incident to the guardrail that the page is about.
    static func incidentForm(_ guardrail: Guardrail, return back: Link, _ frame: Frame) -> HTML {
        disclosure(
            "Link an incident",
            form(
                Paths.guardrailLinks, frame, cssClass: "link-form",
                """
                \(hiddenField("guardrail", guardrail.key.description))\(hiddenField("target_kind", "incident"))\(hiddenField("return", back.address))
                \(radioField(
                    "relation", label: "What has it to do with the incident?",
                    options: GuardrailRelation.all(to: .incident).map { ($0.rawValue, $0.label, $0.help) }))
                \(textField("target", label: "Incident", hint: "Its key, such as INC-12.", autocomplete: "off", width: .short))
                \(textField("note", label: "Note", hint: "What was seen, in a line. May stay empty."))
                \(formActions(submitButton("Link", style: .plain)))
                """))
    }
}

extension GuardrailRelation {
    /// What choosing it says; the words of the glossary.
    var help: String {
        switch self {
        case .proposedBy: "The finding asked for it."
        case .addedBy: "The follow-up built it."
        case .repairedBy: "The follow-up mended it."
        case .provenBy: "The follow-up showed that it works."
        case .wouldHaveCaught: "It would have stopped or shown the incident, had it been there."
        case .absentIn: "It existed elsewhere, or was known, and was not where this happened."
        case .failedIn: "It acted and did not stop it. The guardrail becomes degraded."
        case .bypassedIn: "Events went around it. The guardrail becomes degraded."
        case .mitigates: "It stands against a risk that a pre-mortem imagined."
        case .heldIn: "It stopped the incident, kept it small or helped to undo it."
        }
    }
}
