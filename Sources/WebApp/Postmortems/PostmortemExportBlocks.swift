import Domain
import Markdown
import Storage

/// The contents of live blocks as Markdown. Each ends in a line break; a block with nothing to show is empty.
struct PostmortemExportBlocks {
    let dossier: PostmortemDossier

    init(_ dossier: PostmortemDossier) {
        self.dossier = dossier
    }

    func markdown(_ block: LiveBlock) -> String {
        let markdown = source(of: block).trimmedOfBlankLines
        return markdown.isEmpty ? "" : markdown + "\n"
    }

    private func source(of block: LiveBlock) -> String {
        switch block {
        case .timeline: timeline
        case .findings: findings { _ in true }
        case .followUps: followUps { _ in true }
        case .guardrails: guardrails
        case .impact: impact
        case .times: times
        case .roles: roles
        case .finding(let id): findings { $0.finding.id == id }
        case .followUp(let id): followUps { $0.followUp.id == id }
        }
    }

    private func findings(where isShown: (FindingChain) -> Bool) -> String {
        dossier.incident.findings.filter(isShown).map { chain in
            var lines = ["- **\(chain.finding.kind.label)**: \(Markdown.escaped(chain.finding.title))\n"]
            if !chain.finding.detail.isEmpty { lines.append("\n" + indented(chain.finding.detail) + "\n") }
            lines += chain.followUps.map {
                "  - Follow-up \(name($0.followUp)) (\($0.followUp.state.label.lowercased()))\n"
            }
            lines += chain.guardrails.map { "  - Guardrail \(name($0)) (\(standing($0)))\n" }
            if chain.finding.kind.asksForGuardrail && chain.guardrails.isEmpty {
                lines.append("  - No guardrail yet\n")
            }
            return lines.joined()
        }.joined()
    }

    private func followUps(where isShown: (FollowUpSummary) -> Bool) -> String {
        let all = dossier.incident.followUps.filter(isShown)
        if all.isEmpty { return "" }
        let table = Markdown.table(
            header: ["Follow-up", "State", "Owner", "Due", "Evidence"],
            rows: all.map { summary in
                let followUp = summary.followUp
                let addresses = [followUp.trackerAddress, followUp.evidenceAddress].filter { !$0.isEmpty }
                return [
                    name(followUp), followUp.state.label,
                    dossier.names.owner(summary).map(Markdown.escaped) ?? "no owner yet",
                    followUp.due?.iso ?? "", addresses.map { Markdown.link($0, to: $0) }.joined(separator: " "),
                ]
            })
        let items = all.compactMap { details(of: $0.followUp) }
        return items.isEmpty ? table : table + "\n" + items.joined()
    }

    /// The details that do not fit into a row of the table.
    private func details(of followUp: FollowUp) -> String? {
        var reasons: [String] = []
        if !followUp.declinedReason.isEmpty { reasons.append("Declined: \(followUp.declinedReason)") }
        if let successor = followUp.supersededBy { reasons.append("Superseded by \(successor.key).") }
        if !followUp.noGuardrailReason.isEmpty { reasons.append("No guardrail: \(followUp.noGuardrailReason)") }
        if followUp.detail.isEmpty && reasons.isEmpty { return nil }
        let texts = [followUp.detail] + reasons
        return "- \(followUp.key)\n\n" + texts.filter { !$0.isEmpty }.map { indented($0) + "\n" }.joined()
    }

    private var guardrails: String {
        let all = dossier.guardrailsInIncident
        if all.isEmpty { return "" }
        return Markdown.table(
            header: ["Guardrail", "Strength", "State", "Last proven", "In this incident"],
            rows: all.map { entry in
                let guardrail = entry.guardrail
                return [
                    name(guardrail), "\(guardrail.strength.grade.label) (\(guardrail.strength.label.lowercased()))",
                    guardrail.recordedState.label,
                    guardrail.lastProvenAt.map { CivilTime(utc: $0).day.iso } ?? "not yet",
                    Markdown.escaped(entry.parts.joined(separator: "; ")),
                ]
            })
    }

    private func name(_ followUp: FollowUp) -> String { "\(followUp.key) \(Markdown.escaped(followUp.title))" }

    private func name(_ guardrail: GuardrailSummary) -> String {
        "\(guardrail.key) \(Markdown.escaped(guardrail.name))"
    }

    private func standing(_ guardrail: GuardrailSummary) -> String {
        "\(guardrail.strength.grade.label.lowercased()), \(guardrail.recordedState.label.lowercased())"
    }

    /// Indents Markdown for use inside a list item.
    private func indented(_ text: String) -> String {
        SectionMarkdown(text).text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    }
}
