import Domain
import HTML
import Storage

extension RiskAnswers {
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
            \(each: dossier.guardrails, { "<li><span class=\"relation\">Guardrail</span> \(guardrailLine($0, frame))</li>\n" })
            \(each: dossier.followUps, {
                """
                <li><span class="relation">Follow-up</span> \(followUpLine($0, today: today))</li>

                """
            })
            \(acceptance.map {
                """
                <li><span class="relation">Accepted</span> by \($0.personName): \
                \($0.reason) To be looked at again on \(dayText($0.lookAgainOn)).</li>
                """ as HTML
            })
            </ul>
            """
    }
}
