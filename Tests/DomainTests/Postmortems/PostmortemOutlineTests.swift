import Testing

@testable import Domain

struct PostmortemOutlineTests {
    @Test(arguments: [
        "", " \n", "{{impact}}", "{{impact}}\n\n{{timeline}}\n", "<!-- say how many -->", "<!-- {{impact}}\n-->\n",
        "- \n- \n", "---", "### Factor 1\n\nWhy?", "Why?\n\n{{impact}}",
    ])
    func `a section without a word by a person is not written`(text: String) {
        #expect(!section(text, starter: "### Factor 1\n\nWhy?\n\n{{impact}}").isWritten)
    }

    @Test(arguments: [
        "It happened.", "{{impact}}\n\nAll of them.", "4", "数", "{{unknown}}", "See {{impact}} here.",
        "### Factor 1\n\nThe lock was held.", "```\n{{impact}}\n```", "<!-- never ended", "![a graph](/images/3)",
        "a <!-- b --> c",
    ])
    func `a section is written once a person wrote a word in it`(text: String) {
        #expect(section(text, starter: "### Factor 1\n\nWhy?").isWritten)
    }

    @Test func `a draft of nothing but blocks counts no section as written`() {
        let outline = outline(["{{impact}}", "{{timeline}}", "{{roles}}", ""]) { _ in .nothing }
        #expect(outline.progress == "0 of 4 sections written; 2 of the required ones are still empty.")
        #expect(outline.items.map(\.note) == ["empty, required", "empty", "empty, required", "empty"])
        #expect(outline.items.map(\.isLeftOut) == [true, true, true, true])
    }

    @Test func `a block with recorded data fills its section without counting as written`() {
        let outline = outline(["{{impact}}", "{{timeline}}", "Words.\n\n{{roles}}", "{{impact}}"]) { block in
            switch block {
            case .impact: .recorded
            case .timeline: .automatic
            default: .nothing
            }
        }
        #expect(outline.items.map(\.content) == [.recorded, .empty, .written, .empty])
        #expect(outline.progress == "1 of 4 sections written, 1 filled in from the incident.")
        #expect(outline.items.map(\.isLeftOut) == [false, false, false, true])
        #expect(outline.items[2].emptyBlocks == [.roles])
    }

    @Test func `what the published page leaves out is told, and required sections are left to the check`() {
        let outline = outline(["", "", "Words.\n\n{{roles}}", "Why?"], starter: "Why?") { _ in .nothing }
        #expect(
            outline.remarks.map(\.sentence) == [
                "“B” is empty, so the published page leaves it out.",
                "“C” shows the roles, but there is nothing to show yet. The published page leaves that out.",
                "“D” holds only the text of its template.",
            ])
        #expect(PublishingCheck(outline).problems.map(\.sentence) == ["A is required but still empty."])
    }

    /// Sections A, B, C, …; every second one is required.
    private func outline(
        _ texts: [String], starter: String = "", content: (LiveBlock) -> LiveBlockContent
    ) -> PostmortemOutline {
        PostmortemOutline(
            zip("ABCDEF", texts).enumerated().map { index, one in
                section(one.1, title: String(one.0), starter: starter, number: Int64(index + 1))
            }, content: content)
    }

    private func section(
        _ text: String, title: String = "A", starter: String = "", number: Int64 = 1
    ) -> PostmortemSection {
        PostmortemSection(
            id: ID(number), postmortemID: ID(1), slug: title.lowercased(), title: title, help: "",
            isRequired: number % 2 == 1, text: text, starter: starter, revision: 2)
    }
}
