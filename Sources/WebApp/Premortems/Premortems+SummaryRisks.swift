import Domain
import HTML
import Storage

extension Premortems {
    static func riskRead(_ dossier: RiskDossier, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped)
        -> HTML
    {
        let risk = dossier.risk
        let isToBeSeenAgain =
            risk.acceptance.map { $0.lookAgainOn <= Day(frame.now, in: frame.zone) } ?? !dossier.isAnswered
        return """
            <li class="risk" id="risk-\(risk.id.description)">
            <h3>\(risk.title) \(RiskAnswers.dots(risk)) \(risk.outcome.map(Premortems.outcomeTag))</h3>
            \(when: dossier.cards.count > 1 || dossier.cards.contains { $0.text != risk.title }, """
                <ul class="cards">\(each: dossier.cards, { "<li class=\"card\">\(Cards.contents($0))</li>\n" })</ul>
                """)
            \(RiskAnswers.weight(risk))
            \(when: view.dossier.me != nil, disclosure(
                "Assess it", isOpen: typed.isOpen(RiskAnswers.assessmentName(risk)), id: "assess-\(risk.id)",
                RiskAnswers.assessmentForm(risk, view.premortem.id, frame, typed)))
            \(RiskAnswers.list(dossier, frame))
            \(when: !dossier.isAnswered, "<p class=\"quiet\">Nothing answers this risk.</p>")
            \(when: isToBeSeenAgain && risk.outcome == nil && frame.viewer != nil, RiskAnswers.forms(dossier, view, frame, typed))
            \(when: !risk.outcomeNote.isEmpty, "<p>\(risk.outcomeNote)</p>")
            \(when: !dossier.incidents.isEmpty, """
                <p>It was \
                \(each: dossier.incidents, separator: ", ", {
                    "\(keyLink($0.key)) <a href=\"\(Paths.incident($0.id))\">\($0.title)</a>"
                }).</p>
                """)
            </li>

            """
    }

    static func otherRisks(
        _ risks: [RiskDossier], _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped
    ) -> HTML {
        if risks.isEmpty { return HTML() }
        return """
            <section aria-labelledby="other-risks">
            \(sectionHeading("Other risks", id: "other-risks"))
            <ol class="risks">
            \(each: risks, { riskRead($0, view, frame, typed) })
            </ol></section>
            """
    }

    static func outcomeTag(_ outcome: RiskOutcome) -> HTML {
        switch outcome {
        case .cameTrue: tag(outcome.label, tone: .danger)
        case .prevented: tag(outcome.label, tone: .good)
        case .didNot, .unknown: tag(outcome.label, tone: .quiet)
        }
    }
}
