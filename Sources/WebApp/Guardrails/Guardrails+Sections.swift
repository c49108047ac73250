import Domain
import Foundation
import HTML
import Storage

extension Guardrails {
    /// Its kind, its strength, the services it protects, its owner, and who can bypass it.
    static func facts(_ dossier: GuardrailDossier, _ entry: CatalogueEntry?) -> HTML {
        let guardrail = dossier.guardrail
        let unknown: HTML = "<span class=\"quiet-text\">not recorded yet</span>"
        var facts: [(term: String, contents: HTML)] = [
            ("Strength", "\(guardrail.strength.label). \(guardrail.strength.help)"),
            ("When it acts", "\(guardrail.position.label). \(guardrail.position.help)"),
            (
                "Protects",
                dossier.services.isEmpty
                    ? unknown : dossier.services.map { tag($0.name, tone: .quiet) }.joined(separator: " ")
            ),
            ("Owner", dossier.ownerTeam.map { HTML(text: $0) } ?? unknown),
            ("Who can bypass it", guardrail.bypass.isEmpty ? unknown : prose(guardrail.bypass, anchors: "bypass-")),
        ]
        if !dossier.evidence.isEmpty {
            facts.append(
                (
                    "Evidence",
                    "<ul class=\"evidence\">\(each: dossier.evidence, { "<li>\(FollowUps.outsideLink($0.address, label: $0.label))</li>" })</ul>"
                ))
        }
        if let entry {
            facts.append(("Catalogue", "<a href=\"\(Paths.catalogueEntry(entry.slug))\">\(entry.name)</a>"))
        }
        return definitions(facts)
    }

    /// The findings that asked for it with the incidents behind them, and the incidents that it would have caught.
    static func reasons(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        guardrailRisks(dossier) + askedForBy(dossier, frame)
    }

    /// The risks from pre-mortems that it mitigates.
    private static func guardrailRisks(_ dossier: GuardrailDossier) -> HTML {
        if dossier.risks.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: dossier.risks, { "<li><span class=\"relation\">Mitigates</span> <a href=\"\(Paths.risk($0.id, of: $0.premortemID))\">\($0.title)</a> of \(keyLink($0.premortemID.key))</li>\n" })
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
                \(each: dossier.askedForBy, { asked in
                    "<li><span class=\"relation\">Asked for by</span> \(tag(asked.finding.kind.label)) <a href=\"\(Paths.finding(asked.finding.id))\">\(asked.finding.title)</a> \(origin("learned from", asked.finding.incidentID, asked.incidentTitle)) \(GuardrailLinks.unlinkButton(asked.link, "Unlink finding \(asked.finding.id)", return: back, frame))</li>\n"
                })
                </ul>
                """)
            \(incidentLinks(lacking, return: back, frame))
            """
    }

    /// The follow-ups that added, repaired or proved it.
    static func builders(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        if dossier.followUps.isEmpty {
            return
                "<p class=\"quiet\">No follow-up is linked to it. To link one, open the follow-up and go to “What it leaves behind”.</p>"
        }
        let back = Paths.guardrail(dossier.guardrail.id).anchored("built")
        return """
            <ul class="guardrail-links">
            \(each: dossier.followUps, { "<li>\(builder($0, return: back, frame))</li>\n" })
            </ul>
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
    private static func origin(_ word: String, _ id: ID<Incident>, _ title: String) -> HTML {
        "<span class=\"small-text quiet-text\">\(word) \(keyLink(id.key)) \(title)</span>"
    }

    /// How it fared in incidents: held, failed, bypassed.
    static func encounters(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let met = dossier.incidents.filter { [.heldIn, .failedIn, .bypassedIn].contains($0.relation) }
        if met.isEmpty { return "<p class=\"quiet\">There is no record of an incident that tested it yet.</p>" }
        return incidentLinks(met, return: Paths.guardrail(dossier.guardrail.id).anchored("since"), frame)
    }

    private static func incidentLinks(
        _ links: [GuardrailDossier.IncidentOfGuardrail], return back: Link, _ frame: Frame
    ) -> HTML {
        if links.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: links, { "<li>\(incidentLink($0, return: back, frame))</li>\n" })
            </ul>
            """
    }

    private static func incidentLink(
        _ link: GuardrailDossier.IncidentOfGuardrail, return back: Link, _ frame: Frame
    ) -> HTML {
        let incident = link.incident
        return """
            <span class="relation">\(link.relation.label)</span> \(keyLink(incident.key)) \
            <a href="\(Paths.incident(incident.id))">\(incident.title)</a> \(severityMark(incident.severity))\
            \(when: !link.note.isEmpty, ": \(proseLine(link.note))") \
            \(GuardrailLinks.unlinkButton(link.link, "Unlink \(incident.key)", return: back, frame))
            """
    }
}
