import Foundation
import Testing

@testable import Domain

@Suite("Nothing of an imported document is lost")
struct ImportLossTests {
    private static let pieces = [
        "# Title *with* marks\n", "## Timeline (all times UTC)\n", "## Action items\n", "### What went well\n",
        "Setext\n===\n",
        "**Impact:** all of it\n", "- **Key events**\n  - First detected 2024-01-01 10:00\n", "\n",
        "- [x] done task @name\n",
        "| Time | Event |\n|---|---|\n| 10:00 | first |\n| later | second |\n",
        "| Action | Owner |\n|---|---|\n| Mend it | Bo Li |\n| | |\n",
        "```\n## no heading\n- no item\n```\n", "2024-01-01 10:00 something\ncontinues here\n\n    indented\n",
        "- item one\n  - below it\n\n  more\n- two",
        "text with `code` and [a link](https://a.example/x) and **bold**\n", "> quoted\n",
        "1. numbered [#1](https://t.example/1)\n2. second\n",
        "\u{30A2}\u{30AF}\u{30B7}\u{30E7}\u{30F3}\n", "## \u{30BF}\u{30A4}\u{30E0}\u{30E9}\u{30A4}\u{30F3}\n",
        "{{timeline}}\n", "DONE\n", "**\n", "[[[x\n", "|\n",
    ]

    @Test func `every line of every mixture has a place, and no word of it is missing`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 1...14, using: &generator)).compactMap { _ in Self.pieces.randomElement() }
                .joined()
            let read = imported(text)
            #expect(read.places.count == text.split(separator: "\n", omittingEmptySubsequences: false).count, "\(text)")
            #expect(
                read.lost(from: MarkdownLines(text)).isEmpty, "\(read.lost(from: MarkdownLines(text))) in:\n\(text)")
        }
    }

    @Test func `a word that is nowhere is reported`() {
        var read = imported("# T\n\n## Summary\n\nTwo words\n")
        read.sections[0].text = "Two"
        #expect(read.lost(from: MarkdownLines("# T\n\n## Summary\n\nTwo words\n")).map(\.word) == ["words"])
    }

    @Test func `a section that is too long is cut at its lines`() {
        let line = String(repeating: "word ", count: 200)
        let read = imported("# T\n\n## Summary\n\n" + String(repeating: line + "\n", count: 600))
        #expect(read.sections.map(\.title) == ["Summary", "Summary (2)", "Summary (3)"])
        #expect(read.sections.allSatisfy { $0.text.utf8.count <= Text.longest })
    }
}
