import Domain
import HTML
import Storage

extension Retrodictions {
    static func retrodictionPage(
        _ frame: Frame, _ guardrail: Guardrail, _ asked: [AskedIncident], origin: Key?, back: HTML?
    ) -> HTML {
        page(
            frame, title: "What would \(guardrail.key) have caught?", section: .guardrails,
            """
            \(back ?? "<p class=\"back\">\(keyLink(guardrail.key)) \(guardrail.name)</p>")
            <h1>Which past incidents would it have caught?</h1>
            \(asked.isEmpty
                ? emptyState(
                    "No other incident shares a service, a kind of finding or words with it.",
                    frame, action: ("Go to the guardrail", Paths.guardrail(guardrail.id, from: origin)))
                : question(frame, guardrail, asked, origin: origin))
            """)
    }

    private static func question(
        _ frame: Frame, _ guardrail: Guardrail, _ asked: [AskedIncident], origin: Key?
    ) -> HTML {
        """
        <p class="lead">Suppose it had been there at the time. Tick the incidents that it would have stopped, \
        limited or revealed. This shows how much the guardrail is worth.</p>
        \(form(
            Paths.retrodiction(guardrail.id, from: origin), frame,
            """
            <fieldset class="field choices retrodiction">
            <legend>Incidents with something in common</legend>
            \(each: asked, choice)
            </fieldset>
            \(formActions(
                """
                \(submitButton("It would have caught these"))\
                \(linkButton("None of them", to: Paths.guardrail(guardrail.id, from: origin), frame, style: .quiet))
                """))
            """))
        """
    }

    private static func choice(_ asked: AskedIncident) -> HTML {
        let incident = asked.summary
        let id = "incident-\(incident.id)"
        return """
            <div class="choice"><input id="\(id)" name="incidents" type="checkbox" value="\(incident.id.description)" aria-describedby="\(id)-help">\
            <label for="\(id)"><span class="key">\(incident.key.description)</span> \(incident.title)</label>\
            <p class="hint" id="\(id)-help">\(reasons(asked.likely))</p></div>

            """
    }

    /// "Affected Ledger · similar words · a finding of the same kind: missing guardrail"
    private static func reasons(_ likely: LikelyCatch) -> String {
        var reasons: [String] = []
        if !likely.services.isEmpty { reasons.append("affected \(likely.services.joined(separator: ", "))") }
        if likely.isSimilar { reasons.append("similar words") }
        if !likely.findingKinds.isEmpty {
            let kinds = likely.findingKinds.map { $0.label.lowercased() }.joined(separator: ", ")
            reasons.append("a finding of the same kind: \(kinds)")
        }
        return reasons.joined(separator: " · ").prefix(1).uppercased() + reasons.joined(separator: " · ").dropFirst()
    }
}
