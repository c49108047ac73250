import Domain
import FrontMatter
import Markdown
import Storage
import WebServer

extension Premortems {
    /// A session as a Markdown file to download: `/pre-mortems/PRE-4.md`.
    static func markdown(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        let now = visit.now
        let view = try await visit.read { try PremortemView($0, id, at: now).orNotFound() }
        var response = Response.bytes(
            Array(try PremortemExport(view).text.utf8), type: "text/markdown; charset=utf-8; variant=GFM")
        response.offerDownload(as: "\(id.key).md")
        return response
    }
}

/// Contains only what the page of the session shows: no cards before the reveal, no names in an anonymous session.
struct PremortemExport {
    let text: String

    init(_ view: PremortemView) throws {
        let dossier = view.dossier
        let premortem = dossier.premortem
        var parts = ["# \(Markdown.escaped(premortem.title))\n", PremortemExport.facts(dossier)]
        if !premortem.phase.isOver {
            parts.append("*The session is in progress: \(premortem.phase.label.lowercased()).*\n")
        }
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

    private static func head(_ dossier: PremortemDossier) -> [FrontMatter.Pair] {
        let premortem = dossier.premortem
        var pairs: [FrontMatter.Pair] = [
            .init("key", .text(premortem.key.description)), .init("title", .text(premortem.title)),
            .init("phase", .text(premortem.phase.rawValue)), .init("anonymity", .text(premortem.anonymity.rawValue)),
            .init("services", .list(dossier.services.map { .text($0.name) })),
        ]
        if let launch = dossier.launch { pairs.append(.init("launch", .text(launch.title))) }
        if let date = dossier.launch?.date { pairs.append(.init("launch_date", .text(date.iso))) }
        if let decision = premortem.decision { pairs.append(.init("decision", .text(decision.rawValue))) }
        if let closed = premortem.closedAt { pairs.append(.init("closed", .text(closed.iso))) }
        return pairs
    }

    private static func facts(_ dossier: PremortemDossier) -> String {
        var facts = ["\(dossier.premortem.key)", "Pre-mortem", dossier.premortem.anonymity.label]
        if let launch = dossier.launch {
            facts.append("before " + Markdown.escaped(launch.title) + (launch.date.map { ", \($0.words)" } ?? ""))
        }
        facts += dossier.services.map { Markdown.escaped($0.name) }
        let people = dossier.participants.count
        facts.append(people == 1 ? "1 person" : "\(people) people")
        return facts.joined(separator: " · ") + "\n"
    }

    private static func risk(_ dossier: RiskDossier) -> String {
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
                    : "Accepted by \(Markdown.escaped(acceptance.personName)): \(oneLine(acceptance.reason)) To be looked at again on \(acceptance.lookAgainOn.words)."
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

    private static func line(_ summary: FollowUpSummary) -> String {
        let followUp = summary.followUp
        var words = ["\(followUp.key) \(Markdown.escaped(followUp.title))", followUp.state.label.lowercased()]
        if let due = followUp.due { words.append("due \(due.words)") }
        return words.joined(separator: ", ")
    }

    private static func oneLine(_ text: String) -> String {
        Markdown.escaped(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
