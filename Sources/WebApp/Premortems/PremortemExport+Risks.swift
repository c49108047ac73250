import Domain
import Markdown
import Storage

extension PremortemExport {
    static func risk(_ dossier: RiskDossier) -> String {
        let risk = dossier.risk
        var lines: [String] = []
        if let dots = risk.dots { lines.append(dots == 1 ? "1 dot" : "\(dots) dots") }
        if let likelihood = risk.likelihood { lines.append("Likelihood: \(likelihood.label.lowercased())") }
        if let impact = risk.impact { lines.append("Impact: \(impact.label.lowercased())") }
        if !risk.warningSign.isEmpty { lines.append("First sign: \(Markdown.escaped(risk.warningSign))") }
        lines += dossier.guardrails.map {
            "Guardrail: \($0.key) \(Markdown.escaped($0.name)) (\($0.recordedState.label.lowercased()))"
        }
        lines += dossier.followUps.map { "Follow-up: \(line($0))" }
        if let acceptance = risk.acceptance {
            lines.append(
                acceptance.reason.isEmpty
                    ? "Accepted."
                    : "Accepted by \(Markdown.escaped(acceptance.personName)): \(oneLine(acceptance.reason)) "
                        + "To be looked at again on \(acceptance.lookAgainOn.words)."
            )
        }
        let outcome = [risk.outcome?.label ?? "", Markdown.escaped(risk.outcomeNote)].filter { !$0.isEmpty }
        if !outcome.isEmpty { lines.append(outcome.joined(separator: ": ")) }
        lines += dossier.incidents.map { "Came true in \($0.key) \(Markdown.escaped($0.title))" }
        let cards = dossier.cards.map { card in
            "> \(oneLine(card.text))" + (card.author.map { " (\(Markdown.escaped($0)))" } ?? "") + "\n"
        }
        return "### \(Markdown.escaped(risk.title))\n\n" + cards.joined(separator: ">\n") + "\n"
            + lines.map { "- \($0)\n" }.joined()
    }

    static func line(_ summary: FollowUpSummary) -> String {
        let followUp = summary.followUp
        var words = ["\(followUp.key) \(Markdown.escaped(followUp.title))", followUp.state.label.lowercased()]
        if let due = followUp.due { words.append("due \(due.words)") }
        return words.joined(separator: ", ")
    }

    private static func oneLine(_ text: String) -> String {
        Markdown.escaped(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
