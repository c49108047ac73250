import Domain
import Foundation
import FrontMatter

/// The catalogue of guardrails: Markdown files with a front matter.
package enum GuardrailCatalogue {
    /// Reads every `.md` file of a folder but `README.md`, and the words that mean the same from `words/synonyms.md` in it,
    /// where that is there.
    ///
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> Catalogue {
        let entries = try MarkdownFile.all(in: folder).map(entry)
        let vocabulary = try vocabulary(folder.appending(path: "words/synonyms.md"))
        do {
            return try Catalogue(entries, vocabulary: vocabulary)
        } catch {
            throw UnreadableFile(folder, sentence: error.words)
        }
    }

    private static func vocabulary(_ url: URL) throws -> Vocabulary {
        guard FileManager.default.fileExists(atPath: url.path) else { return .plain }
        let groups: [[String]]
        do {
            groups = items(of: String(decoding: try Data(contentsOf: url), as: UTF8.self)).map { group in
                group.split(separator: ",").map { String($0).trimmed }
            }
        } catch {
            throw UnreadableFile(url, sentence: "It cannot be opened.")
        }
        do {
            return try Vocabulary(synonyms: groups)
        } catch {
            throw UnreadableFile(url, sentence: error.words)
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

        static let keys: Set<String> = [
            "name", "stops", "kind", "position", "strength", "proof_method", "proof_every_days", "weaker", "stronger",
            "findings",
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
            failures: try list(sections[4], in: file),
            reports: try list(sections[5], in: file).map(address),
            proof: sections[0], bypass: sections[1], weakerRelative: sections[2], strongerRelative: sections[3])
    }

    private static let headings = [
        "How to prove it", "How it is bypassed", "A weaker relative", "A stronger relative", "Failures it stops",
        "Reports that ended with it",
    ]
    private static let bullet = "* "

    /// The lines of a list, which is all that a section is.
    private static func list(_ section: String, in file: MarkdownFile) throws -> [String] {
        let items = items(of: section)
        let lines = section.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        if items.count != lines.count {
            throw file.unreadable(
                "Below “Failures it stops” and “Reports that ended with it” each line begins with “* ”.")
        }
        return items
    }

    private static func items(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(bullet) }
            .map { String($0.dropFirst(bullet.count)).trimmed }
    }

    /// `<https://example.org>` without its brackets.
    private static func address(_ item: String) -> String {
        item.hasPrefix("<") && item.hasSuffix(">") ? String(item.dropFirst().dropLast()) : item
    }

    /// The texts under ``headings``, which have to be there in that order, and nothing else. The last may be missing: a
    /// safeguard of one's own is in no public report.
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
        var texts = found.map { $0.lines.joined(separator: "\n").trimmed }
        if found.map(\.heading) == headings.dropLast() {
            if !texts.contains(where: \.isEmpty) { return texts + [""] }
            texts = []
        }
        guard found.map(\.heading) == headings, !texts.contains(where: \.isEmpty) else {
            let list = headings.map { "“## \($0)”" }.joined(separator: ", ")
            throw file.unreadable("It needs a text under each of these headings, in this order: \(list).")
        }
        return texts
    }
}
