import Domain
import HTML
import Storage

extension Guardrails {
    /// How it fared in incidents: held, failed, bypassed.
    static func encounters(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let met = dossier.incidents.filter { [.heldIn, .failedIn, .bypassedIn].contains($0.relation) }
        if met.isEmpty { return "<p class=\"quiet\">There is no record of an incident that tested it yet.</p>" }
        return incidentLinks(met, return: Paths.guardrail(dossier.guardrail.id).anchored("since"), frame)
    }

    static func incidentLinks(
        _ links: [GuardrailDossier.IncidentOfGuardrail], return back: Link, _ frame: Frame
    ) -> HTML {
        if links.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: links.prefix(GuardrailDossier.mostLinks), { "<li>\(incidentLink($0, return: back, frame))</li>\n" })
            </ul>
            \(onlyLatest(links.count))
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
