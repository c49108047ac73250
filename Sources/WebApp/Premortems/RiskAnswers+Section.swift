import Domain
import HTML
import Storage

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
            \(when: dossier.cards.count > 1, disclosure(
                "\(dossier.cards.count) cards", id: "cards-\(risk.id)",
                "<ul class=\"cards\">\(each: dossier.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"))
            \(when: view.dossier.me != nil, assessmentForm(risk, view.premortem.id, frame, typed))
            \(when: view.dossier.me == nil, RiskAnswers.weight(risk))
            \(RiskAnswers.list(dossier, frame))
            \(when: isLeading && !dossier.isAnswered, "<p class=\"gap-note\">No answer yet</p>")
            \(when: isMember, RiskAnswers.forms(dossier, view, frame, typed))
            </li>

            """
    }
}
