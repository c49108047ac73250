import HTML
import Storage

extension Incidents {
    /// The findings as chains that show how far their answers have come; then the other guardrails linked to the
    /// incident.
    static func findings(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        let incident = dossier.incident
        if dossier.findings.isEmpty && dossier.guardrails.isEmpty {
            return emptyState(
                "Which guardrail was missing? A finding says what the review learned; each one leads to a follow-up and a guardrail.",
                frame, action: ("Add the first finding", Paths.newFinding(incident.id)))
        }
        return """
            \(chainSummary(dossier.findings, frame))
            <ul class="chains">
            \(each: dossier.findings, { finding in "<li id=\"finding-\(finding.finding.id.description)\">\(Incidents.chains(of: finding, frame))</li>\n" })
            </ul>
            \(guardrailsInIncident(frame, dossier.guardrails))
            """
    }

    static func findingButton(_ dossier: IncidentDossier, _ frame: Frame) -> HTML {
        linkButton(
            dossier.findings.isEmpty ? "Add a finding" : "Add another finding",
            to: Paths.newFinding(dossier.incident.id), frame, style: .small, key: "f")
    }

    /// "2 of 5 findings that need a guardrail have one in place; 1 has no answer yet."
    private static func chainSummary(_ findings: [FindingChain], _ frame: Frame) -> HTML {
        let states = findings.map { $0.state(at: frame.now) }.filter { $0 != .notNeeded }
        if states.isEmpty { return HTML() }
        let closed = states.count { $0 == .closed }
        let open = states.count { $0 == .open }
        if states.count == 1 {
            let end =
                closed == 1 ? "has one in place" : open == 1 ? "has no answer yet" : "does not have one in place yet"
            return "<p class=\"chain-summary\">The finding that needs a guardrail \(end).</p>"
        }
        let rest = open == 0 ? "" : "; \(open) \(open == 1 ? "has" : "have") no answer yet"
        return
            "<p class=\"chain-summary\">\(closed) of \(states.count) findings that need a guardrail \(closed == 1 ? "has" : "have") one in place\(rest).</p>"
    }

    private static func chains(of finding: FindingChain, _ frame: Frame) -> HTML {
        let chains = ChainLink.markingRepetitions(Findings.answerChains(finding, frame))
        if !chains.isEmpty { return chains.map { WebApp.chain($0, frame) }.joined() }
        let alone = ChainLink(
            finding: (finding.finding.title, Paths.finding(finding.finding.id)), findingKind: finding.finding.kind)
        return WebApp.chain(alone, frame)
    }

    private static func guardrailsInIncident(_ frame: Frame, _ links: [GuardrailInIncident]) -> HTML {
        if links.isEmpty { return HTML() }
        var relations: [String] = []
        for link in links where !relations.contains(link.relation.inverseLabel) {
            relations.append(link.relation.inverseLabel)
        }
        let list: HTML = """
            <ul class="guardrail-links by-relation">
            \(each: relations, { relation in
                "<li><b>\(relation)</b> <ul>\(each: links.filter { $0.relation.inverseLabel == relation }, { guardrailItem($0, frame) })</ul></li>\n"
            })
            </ul>
            """
        return """
            <h3>Other guardrails in this incident</h3>
            \(links.count > mostUnfolded ? disclosure("\(links.count) guardrails", isPrinted: true, list) : list)
            """
    }

    private static let mostUnfolded = 6

    private static func guardrailItem(_ link: GuardrailInIncident, _ frame: Frame) -> HTML {
        "<li>\(guardrailLine(link.guardrail, frame))\(when: !link.note.isEmpty, ": \(link.note)")</li>\n"
    }
}
