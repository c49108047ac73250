import Domain
import Foundation
import Markdown
import Storage

/// The page that an export opens with: every postmortem, latest first, and the records that came along.
struct ExportIndex {
    private let postmortems: [ExportablePostmortem]
    private let guardrails: [ID<Guardrail>]
    private let followUps: [ID<FollowUp>]

    init(_ postmortems: [ExportablePostmortem], guardrails: [ID<Guardrail>], followUps: [ID<FollowUp>]) {
        self.postmortems = postmortems.sorted { ($0.declaredAt, $0.key.number) > ($1.declaredAt, $1.key.number) }
        self.guardrails = guardrails
        self.followUps = followUps
    }

    func file(_ links: ExportLinks) throws -> ExportFile {
        let format = links.format
        let text =
            format == .json
            ? try json(links) : try format.text(blocks(links), title: "Postmortems", head: [], links: links)
        return ExportFile(name: "\(format.indexName).\(format.fileExtension)", bytes: Array(text.utf8))
    }

    private func blocks(_ links: ExportLinks) -> [MarkupBlock] {
        var blocks: [MarkupBlock] = [
            .heading(level: 1, anchor: "title", [.text("Postmortems")]),
            .table(
                MarkupTable(
                    header: ["Date", "Postmortem", "Severity", "State"].map { [.text($0)] },
                    alignments: Array(repeating: .none, count: 4),
                    rows: postmortems.map { entry in
                        [
                            [.text(CivilTime(utc: entry.declaredAt).day.iso)], link(entry.key, links),
                            [.text(entry.severity.code)], [.text(entry.state.label)],
                        ]
                    })),
        ]
        for (title, keys) in [("Guardrails", guardrails.map(\.key)), ("Follow-ups", followUps.map(\.key))]
        where !keys.isEmpty {
            blocks.append(.heading(level: 2, anchor: title.lowercased(), [.text(title)]))
            blocks.append(
                .list(
                    MarkupList(items: keys.map { .init(blocks: [.paragraph(link($0, links))]) })
                ))
        }
        return blocks
    }

    private func link(_ key: Key, _ links: ExportLinks) -> [MarkupInline] {
        [
            .link(
                address: Paths.key(key).address,
                [.text(links.pages[key]?.title ?? key.description)])
        ]
    }

    private struct Entry: Encodable {
        let key: String
        let title: String
        let file: String
    }

    private func json(_ links: ExportLinks) throws -> String {
        let keys = postmortems.map(\.key) + guardrails.map(\.key) + followUps.map(\.key)
        let entries = keys.compactMap { key in
            links.pages[key].map { page in
                Entry(
                    key: key.description, title: String(page.title.dropFirst(key.description.count + 1)),
                    file: "\(page.name).json")
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    }
}
