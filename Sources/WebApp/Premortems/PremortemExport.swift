import Domain
import FrontMatter
import Markdown
import Storage

/// Contains only what the page of the pre-mortem shows: no cards before the reveal, no names in an anonymous
/// pre-mortem.
struct PremortemExport {
    let text: String

    init(_ view: PremortemView) throws {
        let dossier = view.dossier
        let premortem = dossier.premortem
        var parts = ["# \(Markdown.escaped(premortem.title))\n", PremortemExport.facts(dossier)]
        if !premortem.phase.isOver {
            parts.append("*The pre-mortem is in progress: \(premortem.phase.label.lowercased()).*\n")
        }
        if !premortem.plan.isEmpty { parts.append("## Plan\n\n" + SectionMarkdown(premortem.plan).text) }
        if let decision = premortem.decision {
            parts.append("## Decision\n\n**\(decision.label)**\n")
            if !premortem.decisionNote.isEmpty { parts.append(SectionMarkdown(premortem.decisionNote).text) }
        }
        if !dossier.conditions.isEmpty {
            parts.append("## Conditions\n\n" + dossier.conditions.map { "- \(PremortemExport.line($0))\n" }.joined())
        }
        if !dossier.risks.isEmpty {
            parts.append("## Risks\n")
            parts += dossier.risks.map(PremortemExport.risk)
        }
        // Guests are not shown incidents, which does not mean that there were none.
        if dossier.me?.isGuest != true, premortem.phase == .lookedBack || !view.foresights.isEmpty {
            parts.append("## What has happened since\n\n" + PremortemExport.since(view))
            if !premortem.lookBackNote.isEmpty { parts.append(SectionMarkdown(premortem.lookBackNote).text) }
        }
        parts.append(
            "## Questions for every plan\n\n"
                + premortem.script.reviewQuestions.map { "- \(Markdown.escaped($0))\n" }.joined())
        text = try FrontMatter.encode(PremortemExport.head(dossier)) + "\n" + parts.joined(separator: "\n")
    }

    private static func since(_ view: PremortemView) -> String {
        let lines = view.incidentsSince.map { incident -> String in
            let foresight = view.foresights.first { $0.incidentID == incident.id }
            let words =
                foresight == nil
                ? "not compared yet"
                : foresight?.risk.map { "foreseen: \(Markdown.escaped($0.title))" } ?? "not foreseen"
            return "- \(incident.key) \(Markdown.escaped(incident.title)): \(words)\n"
        }
        return lines.isEmpty ? "No incident of these services has been recorded since.\n" : lines.joined()
    }
}
