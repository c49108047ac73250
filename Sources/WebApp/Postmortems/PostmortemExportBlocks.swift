import Domain
import Foundation
import Markdown
import Storage

/// The contents of live blocks as Markdown. Each ends in a line break; a block with nothing to show is empty.
struct PostmortemExportBlocks {
    private let dossier: PostmortemDossier

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

    private var timeline: String {
        if dossier.timeline.isEmpty { return "" }
        return Markdown.table(
            header: ["Time (UTC)", "What happened"],
            rows: dossier.timeline.map { event in
                // Automatic entries may quote a title, which is not Markdown.
                let text = event.source == .system ? Markdown.escaped(event.text) : event.text
                return [clock(event.moment), (event.isStarred ? "★ " : "") + text]
            })
    }

    private func clock(_ moment: Moment) -> String {
        guard let instant = moment.instant else { return "unknown" }
        let time = CivilTime(utc: instant)
        let seconds = time.second == 0 ? "" : ":" + String(time.second + 100).dropFirst()
        return (moment.precision == .approximate ? "about " : "") + time.text + seconds
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

    private var impact: String {
        dossier.incident.impacts.map { impact in
            let figure = [
                impact.quantity.map(Incidents.grouped), impact.note.isEmpty ? nil : Markdown.escaped(impact.note),
            ]
            // `4,200 rows`, and `14. Operators of one shift`: the note may be a unit or a sentence.
            let words = figure.compactMap { $0 }.joined(separator: impact.note.first?.isUppercase == true ? ". " : " ")
            return
                "- **\(impact.kind.label)**: \(words.isEmpty ? "" : words + " ")(\(impact.certainty.label.lowercased()))\n"
        }.joined()
    }

    private var times: String {
        let known = dossier.incident.times.known
        return IncidentMark.allCases.compactMap { mark in
            guard let moment = dossier.incident.times[mark] else { return nil }
            let gap = known.first { $0.mark == mark }?.sinceLast
            let words = gap.map { $0 < 0 ? ", \(Elapsed.words($0)) earlier" : ", after \(Elapsed.words($0))" } ?? ""
            return "- **\(mark.label)**: \(clock(moment))\(moment.instant == nil ? "" : " UTC")\(words)\n"
        }.joined()
    }

    private var roles: String {
        IncidentRole.allCases.compactMap { role in
            dossier.names.holders(of: role).map { "- **\(role.label)**: \(Markdown.escaped($0))\n" }
        }.joined()
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
