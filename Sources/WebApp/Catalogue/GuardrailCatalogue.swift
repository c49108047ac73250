import Domain
import Foundation
import FrontMatter

/// The catalogue of guardrails: Markdown files with a front matter.
package enum GuardrailCatalogue {
    /// Reads every `.md` file in a folder except `README.md`.
    ///
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> Catalogue {
        let entries = try MarkdownFile.all(in: folder).map(entry)
        do {
            return try Catalogue(entries)
        } catch {
            throw UnreadableFile(folder, sentence: error.words)
        }
    }

    private struct Head: Decodable {
        let name: String
        let stops: String
        let kind: String
        let position: String
        let strength: String
        let proof_method: String
        let proof_every_days: Int?
        let weaker: String?
        let stronger: String?
        let findings: [String]
        let signals: [String]

        static let keys: Set<String> = [
            "name", "stops", "kind", "position", "strength", "proof_method", "proof_every_days", "weaker", "stronger",
            "findings", "signals",
        ]
    }

    private static func entry(_ file: MarkdownFile) throws -> CatalogueEntry {
        let head: Head = try file.decodeHead(only: Head.keys)
        let sections = try sections(of: file)
        let span = ProofSchedule.days
        if let days = head.proof_every_days, !span.contains(days) {
            throw file.unreadable(
                "proof_every_days is \(days). Use a number from \(span.lowerBound) to \(span.upperBound).")
        }
        return CatalogueEntry(
            slug: file.slug, name: head.name.trimmed, stops: head.stops.trimmed, kind: try file.word(head.kind, "kind"),
            position: try file.word(head.position, "position"), strength: try file.word(head.strength, "strength"),
            proofMethod: try file.word(head.proof_method, "proof_method"), proofEveryDays: head.proof_every_days,
            weaker: head.weaker, stronger: head.stronger,
            findings: Set(try head.findings.map { try file.word($0, "findings") }),
            signals: try head.signals.map { text in
                guard let signal = CatalogueSignal(text) else {
                    throw file.unreadable("The signal “\(text)” has no word.")
                }
                return signal
            },
            proof: sections[0], bypass: sections[1], weakerRelative: sections[2], strongerRelative: sections[3])
    }

    private static let headings = [
        "How to prove it", "How it is bypassed", "A weaker relative", "A stronger relative",
    ]

    /// The texts under ``headings``, all of which must be there, in that order, and nothing else.
    private static func sections(of file: MarkdownFile) throws -> [String] {
        var found: [(heading: String, lines: [Substring])] = []
        for line in file.body.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                found.append((String(line.dropFirst(3)).trimmed, []))
            } else if found.isEmpty {
                if !line.allSatisfy(\.isWhitespace) { throw file.unreadable("There is text before the first heading.") }
            } else {
                found[found.count - 1].lines.append(line)
            }
        }
        let texts = found.map { $0.lines.joined(separator: "\n").trimmed }
        guard found.map(\.heading) == headings, !texts.contains(where: \.isEmpty) else {
            let list = headings.map { "“## \($0)”" }.joined(separator: ", ")
            throw file.unreadable("It needs a text under each of these headings, in this order: \(list).")
        }
        return texts
    }
}
