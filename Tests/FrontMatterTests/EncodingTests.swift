import FrontMatter
import Testing

struct EncodingTests {
    @Test func `front matter is written in the given order, bare where that is safe`() throws {
        let text = try FrontMatter.encode([
            .init("title", .text("Database deleted: 4.2 million rows")),
            .init("incident", .text("INC-12")),
            .init("severity", .number(1)),
            .init("published", .flag(true)),
            .init("date", .text("2026-03-01")),
            .init("services", .list([.text("payments"), .text("on")])),
            .init("none", .list([])),
            .init("times", .mapping([.init("started", .text("12:30")), .init("resolved", .null)])),
        ])
        #expect(
            text == """
                ---
                title: "Database deleted: 4.2 million rows"
                incident: INC-12
                severity: 1
                published: true
                date: "2026-03-01"
                services:
                - payments
                - "on"
                "none": []
                times:
                  started: "12:30"
                  resolved: null
                ---

                """)
    }

    @Test func `nothing to say is still a block`() throws {
        #expect(try FrontMatter.encode([]) == "---\n---\n")
    }

    @Test(arguments: [
        "", " ", "a ", " a", "yes", "No", "ON", "null", "~", "12", "1e3", "0x1F", "12:30:45", "2026-03-01", "=", "<<",
        "-", "- a",
        "? a", "a: b", "a #b", "#a", "'", "\"", "it's", "\\", "\\n", "a\nb", "a\r\nb", "---", "---\n---\n", "...", "*a",
        "&a", "!a", "%a", "@a",
        "`a`", "|", ">", "{a}", "[a]", "a, b", "é", "\u{301}", "😀 done", "a\tb", "\u{85}", "\u{2028}", "a\u{FEFF}b",
        "\u{200D}", "<b>&amp;",
        String(repeating: "long words ", count: 500), String(repeating: "a", count: 5_000), ".inf", "+1", "a\u{0}b",
        "\u{7}",
    ])
    func `every text comes back as it was`(text: String) throws {
        let block = try FrontMatter.encode([.init("value", .text(text)), .init(text, .text("key"))])
        let parts = try #require(FrontMatter.split(block + "body"))
        #expect(parts.body == "body")
        let values: [String: String] = try FrontMatter.decode(from: parts.yaml)
        #expect(values["value"].map { Array($0.utf8) } == (text == "value" ? nil : Array(text.utf8)))
        #expect(values[text] == "key")
        #expect(parts.yaml.split(separator: "\n").count <= 3)
    }
}
