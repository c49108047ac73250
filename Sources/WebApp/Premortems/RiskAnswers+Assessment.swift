import Domain
import HTML
import Storage

extension RiskAnswers {
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

    /// The name of the form, see ``PremortemTyped``.
    static func assessmentName(_ risk: Risk) -> String { "assess-\(risk.id)" }

    static func assessmentForm(_ risk: Risk, _ id: ID<Premortem>, _ frame: Frame, _ typed: PremortemTyped)
        -> HTML
    {
        let name = assessmentName(risk)
        let levels = [("", "not assessed")] + RiskLevel.allCases.map { ($0.rawValue, $0.label) }
        return form(
            Paths.riskAssessment(risk.id, of: id), frame, cssClass: "inline-form assessment",
            """
            \(selectField(
                "likelihood", label: "Likelihood", options: levels,
                selected: typed.value(name, "likelihood", or: risk.likelihood?.rawValue ?? ""),
                problems: typed.problems(name), id: "likelihood-\(name)"))
            \(selectField(
                "impact", label: "Impact", options: levels,
                selected: typed.value(name, "impact", or: risk.impact?.rawValue ?? ""), problems: typed.problems(name),
                id: "impact-\(name)"))
            \(textField(
                "warning_sign", label: "Early-warning sign",
                value: typed.value(name, "warning_sign", or: risk.warningSign), problems: typed.problems(name),
                autocomplete: "off", width: .half, id: "warning_sign-\(name)"))
            \(submitButton("Save", style: .small))
            """)
    }
}
