import Domain
import HTML
import Storage

extension Guardrails {
    /// The follow-ups that added, repaired or proved it.
    static func builders(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        if dossier.followUps.isEmpty {
            return
                "<p class=\"quiet\">No follow-up is linked to it. To link one, open the follow-up and go to “What it leaves behind”.</p>"
        }
        let back = Paths.guardrail(dossier.guardrail.id).anchored("built")
        return """
            <ul class="guardrail-links">
            \(each: dossier.followUps.suffix(GuardrailDossier.mostLinks), { "<li>\(builder($0, return: back, frame))</li>\n" })
            </ul>
            \(onlyLatest(dossier.followUps.count))
            """
    }

    private static func builder(_ built: GuardrailDossier.BuiltBy, return back: Link, _ frame: Frame) -> HTML {
        let followUp = built.summary.followUp
        let incident: HTML? = followUp.incidentID.map { origin("after", $0, built.summary.incidentTitle ?? "") }
        let evidence: HTML? =
            followUp.evidenceAddress.isEmpty
            ? nil : " \(FollowUps.outsideLink(followUp.evidenceAddress, label: "Evidence"))"
        return """
            <span class="relation">\(built.relation.label)</span> \(keyLink(followUp.key)) \
            <a href="\(Paths.followUp(followUp.id))">\(followUp.title)</a> \(stateTag(followUp.state))\(evidence) \(incident) \
            \(GuardrailLinks.unlinkButton(built.link, "Unlink \(followUp.key)", return: back, frame))
            """
    }

    /// The incident that something comes from.
    static func origin(_ word: String, _ id: ID<Incident>, _ title: String) -> HTML {
        "<span class=\"small-text quiet-text\">\(word) \(keyLink(id.key)) \(title)</span>"
    }
}
