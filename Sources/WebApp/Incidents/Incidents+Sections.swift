import Domain
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
                action: ("Add the first finding", Paths.newFinding(incident.id)))
        }
        return """
            \(chainSummary(dossier.findings, frame))
            <ul class="chains">
            \(each: dossier.findings, { finding in "<li id=\"finding-\(finding.finding.id.description)\">\(Incidents.chains(of: finding, frame))</li>\n" })
            </ul>
            \(guardrailsInIncident(frame, dossier.guardrails))
            """
    }

    /// "2 of 5 that need a guardrail have one in place; 1 has no answer yet."
    private static func chainSummary(_ findings: [FindingChain], _ frame: Frame) -> HTML {
        let states = findings.map { $0.state(at: frame.now) }.filter { $0 != .notNeeded }
        if states.isEmpty { return HTML() }
        let closed = states.count { $0 == .closed }
        let open = states.count { $0 == .open }
        let rest = open == 0 ? "" : "; \(open) \(open == 1 ? "has" : "have") no answer yet"
        return
            "<p class=\"chain-summary\">\(closed) of \(states.count) that need a guardrail \(closed == 1 ? "has" : "have") one in place\(rest).</p>"
    }

    /// One chain for each pair of follow-up and guardrail that answer the finding.
    static func chains(of chain: FindingChain, _ frame: Frame) -> HTML {
        let finding = chain.finding
        let followUps = chain.followUps.map(\.followUp)
        let rows = max(followUps.count, chain.guardrails.count, 1)
        return (0..<rows).map { row -> HTML in
            let followUp = row < followUps.count ? followUps[row] : nil
            let guardrail = row < chain.guardrails.count ? chain.guardrails[row] : nil
            let asks = finding.kind.asksForGuardrail
            return WebApp.chain(
                ChainLink(
                    finding: (finding.title, Paths.finding(finding.id)), findingKind: finding.kind,
                    followUp: followUp.map { ($0.key, $0.title, $0.state, Paths.followUp($0.id)) },
                    guardrail: guardrail.map {
                        ($0.key, $0.name, $0.state(at: frame.now), $0.strength.grade, Paths.guardrail($0.id))
                    },
                    createFollowUp: asks && row == 0 ? Paths.newFollowUp(finding: finding.id) : nil,
                    createGuardrail: asks && row == 0
                        ? Paths.newGuardrail(finding: finding.id, followUp: followUp?.id) : nil))
        }.joined()
    }

    private static func guardrailsInIncident(_ frame: Frame, _ links: [GuardrailInIncident]) -> HTML {
        if links.isEmpty { return HTML() }
        return """
            <h3>Other guardrails in this incident</h3>
            <ul class="guardrail-links">
            \(each: links, { "<li>\($0.relation.inverseLabel) \(Incidents.guardrailLine($0.guardrail, frame))\(when: !$0.note.isEmpty, ": \($0.note)")</li>\n" })
            </ul>
            """
    }

    /// Glyph, key, name and state of a guardrail in a line of text.
    static func guardrailLine(_ guardrail: GuardrailSummary, _ frame: Frame) -> HTML {
        """
        <span class="guardrail-line">\(glyph(guardrail.strength.grade)) <a href="\(Paths.guardrail(guardrail.id))">\
        <span class="key">\(guardrail.key.description)</span> \(guardrail.name)</a> \(stateTag(guardrail.state(at: frame.now)))</span>
        """
    }

    static func followUps(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        if dossier.followUps.isEmpty {
            return emptyState(
                "There are no follow-ups yet. A follow-up is a commitment with one owner and one due date.")
        }
        let today = Day(frame.now, in: frame.zone)
        return dataTable(
            caption: "Follow-ups of this incident",
            head: "\(headCell("Follow-up"))\(headCell("State"))\(headCell("Owner"))\(headCell("Due"))",
            rows: dossier.followUps.map { followUpRow($0, today: today) }.joined(), hidesCaption: true)
    }

    private static func followUpRow(_ summary: FollowUpSummary, today: Day) -> HTML {
        let followUp = summary.followUp
        let due: HTML? = followUp.due.map { due in
            "\(dayText(due))\(when: followUp.state.isOpen, " \(dueText(due, today: today))")"
        }
        return """
            <tr>\(rowHead("\(keyLink(followUp.key)) <a href=\"\(Paths.followUp(followUp.id))\">\(followUp.title)</a>"))\
            \(cell("State", stateTag(followUp.state)))\(cell("Owner", HTML(text: summary.ownerName ?? "nobody yet")))\
            \(cell("Due", due ?? "no date"))</tr>

            """
    }

    static func postmortem(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        let id = dossier.incident.id
        guard let postmortem = dossier.postmortem else {
            return emptyState(
                "Nothing has been written yet. Start from a template while it is fresh.",
                action: ("Start the postmortem", Paths.newPostmortem(id)))
        }
        switch postmortem.state {
        case .notRequired:
            return """
                <p>\(stateTag(postmortem.state)) \(postmortem.notRequiredReason)</p>
                <p><a href="\(Paths.newPostmortem(id))">Write one after all</a></p>
                """
        case .draft, .inReview, .changesRequested, .approved:
            return """
                <p>\(stateTag(postmortem.state)) \(linkButton("Write", to: Paths.postmortemEdit(id), style: .small)) \
                \(linkButton("Review", to: Paths.postmortemReview(id), style: .small)) \
                <a href="\(Paths.postmortem(id))">Read it as a page</a></p>
                """
        case .published, .archived:
            return """
                <p>\(stateTag(postmortem.state)) <a href="\(Paths.postmortem(id))">Read the postmortem</a> · \
                <a href="\(Paths.postmortemMarkdown(id))">Markdown</a></p>
                """
        }
    }

    /// Rarely used actions: other states, merging, the bin.
    static func endings(_ frame: Frame, _ incident: Incident) -> HTML {
        let id = incident.id
        let later = incident.state.nextSteps(kind: incident.kind).dropFirst()
        let reopenings = incident.state.reopenings(kind: incident.kind).prefix(3)
        let dismissal: HTML? =
            incident.state.move(to: .dismissed, kind: incident.kind) == .dismiss
            ? linkButton("Dismiss", to: Paths.incidentTransition(id, to: .dismissed), style: .quiet) : nil
        let merger: HTML? =
            incident.state == .merged
            ? nil : linkButton("Merge into another", to: Paths.incidentMerger(id), style: .quiet)
        return """
            <section class="endings" aria-label="Other ways">
            \(each: later, { Incidents.transitionButton(frame, incident, to: $0, style: .quiet) })
            \(each: reopenings, { linkButton("Reopen as \($0.label.lowercased())", to: Paths.incidentTransition(id, to: $0), style: .quiet) })
            \(dismissal)\(merger)
            \(postButton("Move to the bin", to: Paths.incidentDeletion(id), frame, style: .quiet))
            </section>
            """
    }
}
