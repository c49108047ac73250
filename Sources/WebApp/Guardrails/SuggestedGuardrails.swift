import Domain
import HTML
import Storage

/// Guardrails that the organisation has and that may be about a finding.
enum SuggestedGuardrails {
    static func section(_ suggested: [SuggestedGuardrail], for finding: Finding, _ frame: Frame) -> HTML? {
        if suggested.isEmpty { return nil }
        return """
            <section aria-labelledby="own">
            \(sectionHeading("Guardrails you have", id: "own"))
            <p>Was one of these absent, did it fail, was it bypassed, or did it hold?</p>
            <ul class="guardrail-list own-suggestions">
            \(each: suggested, { "<li>\(line($0, for: finding, frame))</li>\n" })
            </ul>
            </section>
            """
    }

    private static func line(_ suggested: SuggestedGuardrail, for finding: Finding, _ frame: Frame) -> HTML {
        """
        \(guardrailLine(suggested.guardrail, frame))
        <p class="small-text quiet-text">\(reason(suggested))</p>
        \(suggested.relations.isEmpty
            ? question(suggested, for: finding, frame)
            : "<p>\(suggested.relations.map(\.label).joined(separator: ", ")) \(keyLink(finding.incidentID.key))</p>")
        """
    }

    /// The words and services that speak for it.
    static func reason(_ suggested: SuggestedGuardrail) -> HTML {
        var reasons: [String] = []
        if !suggested.words.isEmpty {
            reasons.append("The finding says \(suggested.words.map { "“\($0)”" }.joined(separator: ", ")).")
        }
        if !suggested.services.isEmpty {
            reasons.append("It protects \(suggested.services.joined(separator: ", ")), which the incident touched.")
        }
        return HTML(text: reasons.joined(separator: " "))
    }

    /// The answer to what happened to it in the incident.
    static func label(of encounter: GuardrailRelation) -> String {
        switch encounter {
        case .absentIn: "It was absent"
        case .failedIn: "It failed"
        case .bypassedIn: "It was bypassed"
        case .heldIn: "It held"
        case .proposedBy, .addedBy, .repairedBy, .provenBy, .wouldHaveCaught, .mitigates: encounter.label
        }
    }

    private static func question(_ suggested: SuggestedGuardrail, for finding: Finding, _ frame: Frame) -> HTML {
        let key = suggested.guardrail.key.description
        return form(
            Paths.guardrailLinks, frame, cssClass: "record-actions",
            """
            \(hiddenField("guardrail", key))\(hiddenField("target_kind", "incident"))\
            \(hiddenField("target", finding.incidentID.key.description))
            \(hiddenField("return", Paths.finding(finding.id).anchored("own").address))
            \(each: GuardrailAnswer.encounters, { submitButton(label(of: $0), of: key, style: .small, name: "relation", value: $0.rawValue) })
            """)
    }
}
