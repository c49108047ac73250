import Domain
import Foundation

extension GuardrailCatalogue {
    /// The texts under ``headings``, which have to be there in that order, and nothing else. The last may be missing: a
    /// safeguard of one's own is in no public report.
    static func sections(of file: MarkdownFile) throws -> [String] {
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

    private static let headings = [
        "How to prove it", "How it is bypassed", "A weaker relative", "A stronger relative", "Failures it stops",
        "Reports that ended with it",
    ]

    /// The lines of a list, which is all that a section is.
    static func list(_ section: String, in file: MarkdownFile) throws -> [String] {
        let items = items(of: section)
        let lines = section.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        if items.count != lines.count {
            throw file.unreadable(
                "Below “Failures it stops” and “Reports that ended with it” each line begins with “* ”.")
        }
        return items
    }

    private static let bullet = "* "

    static func items(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(bullet) }
            .map { String($0.dropFirst(bullet.count)).trimmed }
    }

    /// `<https://example.org>` without its brackets.
    static func address(_ item: String) -> String {
        item.hasPrefix("<") && item.hasSuffix(">") ? String(item.dropFirst().dropLast()) : item
    }
}
