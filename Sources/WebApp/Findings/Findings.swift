import Domain
import HTML
import Storage
import WebServer

/// Findings: new ones below their incident, each at `/findings/:finding`.
enum Findings {
    /// Shows a finding, the incident behind it, and how far the answer has come.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.findingID()
        let app = visit.app
        let (dossier, hasGuardrails, suggestions) = try await visit.read { reading in
            let dossier = try reading.findingDossier(id).orNotFound()
            return (
                dossier, try !reading.picks(.guardrail, atMost: 1).isEmpty,
                try reading.suggestions(for: dossier.finding, by: app)
            )
        }
        let hints = try await visit.hints(
            for: "\(dossier.finding.title)\n\n\(dossier.finding.detail)", at: .finding(id))
        return .page(findingPage(visit.frame, dossier, hasGuardrails: hasGuardrails, suggestions, hints))
    }

    private static func findingPage(
        _ frame: Frame, _ dossier: FindingDossier, hasGuardrails: Bool, _ suggestions: FindingSuggestions,
        _ hints: [TextHint]
    ) -> HTML {
        let finding = dossier.finding
        let chains = answerChains(dossier, frame)
        return page(
            frame, title: "\(finding.title) (\(dossier.incident.key))", section: .incidents,
            """
            <p class="back"><a href="\(Paths.incident(dossier.incident.id).anchored("findings"))">Findings of \(dossier.incident.key.description)</a></p>
            <header class="record-header">
            <p class="record-key">\(tag(finding.kind.label))</p>
            <h1>\(finding.title)</h1>
            <p class="record-facts">Learned from \(keyLink(dossier.incident.key)) <a href="\(Paths.incident(dossier.incident.id))">\(dossier.incident.title)</a></p>
            <div class="record-actions">\(nextStep(dossier, frame))\(linkButton("Edit", to: Paths.findingEdit(finding.id), frame, key: "e"))</div>
            </header>
            \(PostmortemSections.quotationNote(dossier.quotation))
            \(prose(finding.detail, anchors: "detail-"))
            \(WordingHints.list(hints, at: .finding(finding.id)))
            <section aria-labelledby="chain">
            \(sectionHeading("What answers it", id: "chain", actions: moreAnswers(dossier, chains, frame)))
            \(CatalogueEntries.strengthPrompt(dossier))
            \(answers(chains, frame))
            </section>
            <section aria-labelledby="asked-for">
            \(sectionHeading("Guardrails it asks for", id: "asked-for"))
            \(when: dossier.askedFor.isEmpty, "<p class=\"quiet\">No guardrail is linked yet.</p>\n")
            \(GuardrailLinks.list(dossier.askedFor, end: finding.title, return: Paths.finding(finding.id).anchored("asked-for"), frame))
            \(GuardrailLinks.existingGuardrailForm(.finding(finding.id), if: hasGuardrails, return: Paths.finding(finding.id).anchored("asked-for"), frame))
            </section>
            \(when: finding.kind.asksForGuardrail || !suggestions.isEmpty, """
                \(SuggestedGuardrails.section(suggestions.guardrails, for: finding, frame))
                <section aria-labelledby="catalogue">
                \(sectionHeading("What could answer it", id: "catalogue"))
                <p>From the catalogue, best fit first.</p>
                \(CatalogueEntries.suggestions(suggestions, for: finding, frame))
                </section>
                """)
            <section aria-labelledby="history">
            \(sectionHeading("History", id: "history"))
            \(AuditEntries.history(dossier.history, frame))
            </section>
            <section class="endings" aria-label="Other ways">
            \(postButton("Move to the bin", to: Paths.findingDeletion(finding.id), frame, style: .quiet))
            </section>
            """)
    }

    /// The next missing link: first a follow-up, then the guardrail.
    private static func nextStep(_ dossier: FindingDossier, _ frame: Frame) -> HTML? {
        let id = dossier.finding.id
        switch dossier.state(at: frame.now) {
        case .open: return linkButton("Add a follow-up", to: Paths.newFollowUp(finding: id), frame, style: .primary)
        case .underWay where dossier.followUps.allSatisfy(\.guardrails.isEmpty) && dossier.askedFor.isEmpty:
            let followUp = dossier.followUps.first?.followUp.followUp.id
            return linkButton(
                "Add the guardrail", to: Paths.newGuardrail(finding: id, followUp: followUp), frame, style: .primary)
        case .underWay, .closed, .notNeeded: return nil
        }
    }

    private static func answers(_ chains: [ChainLink], _ frame: Frame) -> HTML {
        if chains.isEmpty {
            return emptyState(
                "Nothing answers this finding, and nothing has to: findings of this kind need no guardrail.")
        }
        return Findings.chainList(chains, frame)
    }

    /// Buttons for further answers, unless a gap in the chains has one already.
    private static func moreAnswers(_ dossier: FindingDossier, _ chains: [ChainLink], _ frame: Frame) -> HTML {
        let id = dossier.finding.id
        var buttons: [HTML] = []
        if chains.allSatisfy({ $0.createFollowUp == nil }) {
            let label = dossier.followUps.isEmpty ? "Add a follow-up" : "Add another follow-up"
            buttons.append(linkButton(label, to: Paths.newFollowUp(finding: id), frame, style: .small))
        }
        if chains.allSatisfy({ $0.createGuardrail == nil }) {
            let label = chains.contains { $0.guardrail != nil } ? "Add another guardrail" : "Add a guardrail"
            buttons.append(linkButton(label, to: Paths.newGuardrail(finding: id), frame, style: .small))
        }
        return buttons.joined(separator: " ")
    }
}
