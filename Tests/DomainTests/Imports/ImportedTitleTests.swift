import Foundation
import Testing

@testable import Domain

struct ImportedTitleTests {
    private func title(_ text: String, head: String? = nil, file: String = "2024-03-01-rows-gone.md") -> String {
        let source = ImportSource(
            name: file, text: text, head: head.map { ["title": [$0]] } ?? [:], headLines: 0)
        return ImportedPostmortem(source, ImportContext(now: Date(timeIntervalSince1970: 0), zone: .gmt)).title
    }

    @Test(arguments: ["Title", "ISSUE NAME", "[Incident title]", "Tittel", "Name of the incident", "Untitled"])
    func `a template's word for a title is none`(heading: String) {
        #expect(title("# \(heading)\n\n## Summary\n\nGone.\n") == "Rows gone")
        #expect(
            title("# \(heading)\n\n## Summary\n\nGone.\n", head: "01.03.2024 - Ledger lost rows") == "Ledger lost rows")
    }

    @Test(arguments: ["Title service down", "Incident report", "Names were lost", "The outage"])
    func `a heading with such a word in it is one`(heading: String) {
        #expect(title("# \(heading)\n\n## Summary\n\nGone.\n") == heading)
    }

    @Test(arguments: [
        ("All *.apps.live addresses", "All *.apps.live addresses"), ("**Bold**, *soft*, 2 * 3", "Bold, soft, 2 * 3"),
        ("*a* and *.b", "a and *.b"), ("See *.a and *b*", "See *.a and b"), ("`*.a` *b*", "*.a b"), ("(*a*)", "(a)"),
    ])
    func `a star that is no emphasis is part of it`(heading: String, expected: String) {
        #expect(title("# \(heading)\n\n## Summary\n\nGone.\n") == expected)
    }

    @Test func `the number that Notion puts behind a name is no part of it`() {
        let file = "Rows gone 0123456789abcdef0123456789abcdef.md"
        #expect(title("## Summary\n\nGone.\n\n## Impact\n\nSome.\n", file: file) == "Rows gone")
    }
}
