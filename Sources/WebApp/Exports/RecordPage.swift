import Domain
import Foundation
import Markdown
import Storage

/// A guardrail or a follow-up as a page of an export. People are on it by their team, not by name.
struct RecordPage {
    private struct Fact: Encodable {
        let name: String
        let value: String
    }

    private struct Related {
        let title: String
        let key: Key
        let words: String
    }

    private let key: Key
    private let title: String
    private let text: String
    private var facts: [Fact] = []
    private var related: [Related] = []

    init(_ dossier: GuardrailDossier) {
        let guardrail = dossier.guardrail
        key = guardrail.id.key
        title = guardrail.name
        text = guardrail.statement
        add("Kind", guardrail.kind.label)
        add("Position", guardrail.position.label)
        add("Strength", "\(guardrail.strength.grade.label) (\(guardrail.strength.label.lowercased()))")
        add("State", guardrail.recordedState.label)
        add("Team", dossier.ownerTeam ?? "")
        add("Services", dossier.services.map(\.name).joined(separator: ", "))
        add("Last proven", guardrail.lastProvenAt.map { CivilTime(utc: $0).day.iso } ?? "not yet")
        add("Bypass", guardrail.bypass)
        for evidence in dossier.evidence { add("Evidence", "\(evidence.label) \(evidence.address)") }
        for proof in dossier.proofs {
            let words = [proof.method.label, proof.result.label.lowercased(), proof.note].filter { !$0.isEmpty }
            add("Proof on \(CivilTime(utc: proof.at).day.iso)", words.joined(separator: ", "))
        }
        related = dossier.askedForBy.map {
            Related(title: "Asked for by", key: $0.finding.incidentID.key, words: $0.finding.title)
        }
        related += dossier.followUps.map {
            Related(title: "Follow-ups", key: $0.summary.followUp.key, words: $0.summary.followUp.title)
        }
        related += dossier.incidents.map {
            Related(title: "Incidents", key: $0.incident.id.key, words: "\($0.incident.title): \($0.relation.part)")
        }
    }

    init(_ dossier: FollowUpDossier) {
        let followUp = dossier.summary.followUp
        key = followUp.key
        title = followUp.title
        text = followUp.detail
        add("State", followUp.state.label)
        add("Team", dossier.summary.teamName ?? "")
        add("Due", followUp.due?.iso ?? "")
        add("Tracker", followUp.trackerAddress)
        add("Evidence", followUp.evidenceAddress)
        add("Declined", followUp.declinedReason)
        add("No guardrail", followUp.noGuardrailReason)
        if let incident = followUp.incidentID {
            related.append(
                Related(title: "Incident", key: incident.key, words: dossier.summary.incidentTitle ?? ""))
        }
        if let successor = followUp.supersededBy {
            related.append(Related(title: "Superseded by", key: successor.key, words: ""))
        }
        related += dossier.guardrails.map {
            Related(title: "Guardrails", key: $0.guardrail.key, words: $0.guardrail.name)
        }
    }

    private mutating func add(_ name: String, _ value: String) {
        if !value.isEmpty { facts.append(Fact(name: name, value: value)) }
    }

    func text(_ links: ExportLinks) throws -> String {
        if links.format == .json { return try json }
        return try links.format.text(
            blocks, title: "\(key) \(title)",
            head: [.init("key", .text(key.description)), .init("title", .text(title))],
            links: links)
    }

    private var blocks: [MarkupBlock] {
        var blocks: [MarkupBlock] = [
            .heading(level: 1, anchor: "title", [.text(title)]),
            .paragraph([.text("\(key) · \(key.prefix == .guardrail ? "Guardrail" : "Follow-up")")]),
        ]
        blocks += PostmortemMarkup.text(text, prefix: "text-")
        blocks.append(
            .list(
                MarkupList(
                    start: nil,
                    items: facts.map { fact in
                        let value: MarkupInline =
                            fact.value.hasPrefix("http")
                            ? .link(address: fact.value, [.text(fact.value)]) : .text(fact.value)
                        return .init(

                            blocks: [.paragraph([.styled(.strong, [.text(fact.name)]), .text(": "), value])])
                    })))
        var titles: [String] = []
        for item in related where !titles.contains(item.title) { titles.append(item.title) }
        for title in titles {
            let items = related.filter { $0.title == title }.map { item in
                MarkupList.Item(

                    blocks: [
                        .paragraph([
                            .link(
                                address: Paths.key(item.key).address, [.text(item.key.description)]),
                            .text(item.words.isEmpty ? "" : " \(item.words)"),
                        ])
                    ])
            }
            blocks.append(.heading(level: 2, anchor: title.lowercased(), [.text(title)]))
            blocks.append(.list(MarkupList(items: items)))
        }
        return blocks
    }

    private struct Record: Encodable {
        let key: String
        let title: String
        let text: String
        let facts: [Fact]
        let related: [String: [String]]
    }

    private var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            let record = Record(
                key: key.description, title: title, text: text, facts: facts,
                related: Dictionary(grouping: related, by: \.title).mapValues { $0.map(\.key.description) })
            return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
        }
    }
}
