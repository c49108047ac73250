import Domain
import HTML
import Storage

extension Guardrails {
    /// The findings that asked for it with the incidents behind them, and the incidents that it would have caught.
    static func reasons(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        guardrailRisks(dossier) + askedForBy(dossier, frame)
    }

    /// Says that there are more links than those that are shown.
    static func onlyLatest(_ count: Int) -> HTML {
        count > GuardrailDossier.mostLinks
            ? "<p class=\"hint\">Only the latest \(GuardrailDossier.mostLinks) are shown.</p>" : HTML()
    }

    /// The risks from pre-mortems that it mitigates.
    private static func guardrailRisks(_ dossier: GuardrailDossier) -> HTML {
        if dossier.risks.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: dossier.risks, {
                """
                <li><span class="relation">Mitigates</span> \
                <a href="\(Paths.risk($0.id, of: $0.premortemID))">\($0.title)</a> \
                of \(keyLink($0.premortemID.key))</li>

                """
            })
            </ul>
            """
    }

    private static func askedForBy(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let back = Paths.guardrail(dossier.guardrail.id).anchored("why")
        let lacking = dossier.incidents.filter { [.wouldHaveCaught, .absentIn].contains($0.relation) }
        if dossier.askedForBy.isEmpty && lacking.isEmpty {
            if !dossier.risks.isEmpty { return HTML() }
            return "<p class=\"quiet\">There is no record of a finding or an incident that asked for it.</p>"
        }
        return """
            \(when: !dossier.askedForBy.isEmpty, """
                <ul class="guardrail-links">
                \(each: dossier.askedForBy.suffix(GuardrailDossier.mostLinks), { asked in
                    """
                    <li><span class="relation">Asked for by</span> \(tag(asked.finding.kind.label)) \
                    <a href="\(Paths.finding(asked.finding.id))">\(asked.finding.title)</a> \
                    \(origin("learned from", asked.finding.incidentID, asked.incidentTitle)) \
                    \(GuardrailLinks.unlinkButton(
                        asked.link, "Unlink finding \(asked.finding.id)", return: back, frame))</li>

                    """
                })
                </ul>
                \(onlyLatest(dossier.askedForBy.count))
                """)
            \(incidentLinks(lacking, return: back, frame))
            """
    }
}
