import Markdown
import Testing

struct TableTests {
    @Test func `a header row and a delimiter row make a table with alignments`() {
        let html = Markdown.html(
            """
            | What | Left | Middle | Right |
            |------|:-----|:------:|------:|
            | a    | b    | *c*    | 1     |
            """)
        #expect(
            html.description == """
                <table>
                <thead>
                <tr>
                <th>What</th>
                <th align="left">Left</th>
                <th align="center">Middle</th>
                <th align="right">Right</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>a</td>
                <td align="left">b</td>
                <td align="center"><em>c</em></td>
                <td align="right">1</td>
                </tr>
                </tbody>
                </table>

                """)
    }

    @Test(arguments: [
        ("a | b\n- | -\n", "- | - begins a list"),
        ("a | b\n--|-|-\n", "the delimiter row is longer than the header"),
        ("a | b | c\n--|-\n", "the delimiter row is shorter than the header"),
        ("a | b\n--|x-\n", "a delimiter is not made of dashes"),
        ("a | b\n::-|-\n", "a delimiter has two colons on a side"),
        ("a\n:-:\n", "there is no pipe"),
        ("a \\| b\n--|-\n", "the only pipe of the header is escaped"),
        ("    | a |\n    |---|\n", "it is code"),
        ("```\n| a |\n|---|\n```\n", "it is fenced code"),
        ("| a |\n\n|---|\n", "a blank line is between the rows"),
    ])
    func `what only resembles a table is none`(text: String, why: String) throws {
        #expect(try StrictHTML(Markdown.html(text)).all("table").isEmpty, "\(why)")
    }

    @Test func `the outer pipes may be left out`() {
        #expect(rows("a | b\n--|--\n1 | 2\n| 3 | 4\n5 | 6 |") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test func `short rows are filled up and long rows are cut`() {
        #expect(
            rows("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\nx\n|") == [
                ["a", "b"], ["1", ""], ["1", "2"], ["x", ""], ["", ""],
            ])
    }

    @Test func `an escaped pipe belongs to the cell, in code too`() {
        #expect(rows("| a |\n|---|\n| x \\| y |\n| `x \\| y` |") == [["a"], ["x | y"], ["x | y"]])
    }

    @Test func `a pipe in code ends the cell if it is not escaped`() {
        #expect(rows("| a | b |\n|---|---|\n| `x | y` |") == [["a", "b"], ["`x", "y`"]])
    }

    @Test func `emphasis, code and links end with their cell`() {
        #expect(
            rows("| a | b |\n|---|---|\n| *x | y* |\n| `x | y` |\n| [x | y](/z) |").dropFirst() == [
                ["*x", "y*"], ["`x", "y`"], ["[x", "y](/z)"],
            ])
    }

    @Test func `number signs at the end of a cell stay`() {
        #expect(rows("| C # | # |\n|---|---|\n| a ## | #\\# |") == [["C #", "#"], ["a ##", "##"]])
    }

    @Test func `a cell may use a link that is defined anywhere in the text`() throws {
        let html = try StrictHTML(Markdown.html("| [a] |\n|---|\n| [text][A] |\n\n[a]: /there \"Title\"\n"))
        #expect(html.addresses == ["/there", "/there"])
        #expect(html.elements.compactMap { $0.attributes["title"] } == ["Title", "Title"])
    }

    @Test(arguments: [
        "> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
        ">| a | b |\n  >|---|---|\n>    | 1 | 2 |\n",
        "> > | a | b |\n> > |---|---|\n> > | 1 | 2 |\n",
        "- | a | b |\n  |---|---|\n  | 1 | 2 |\n",
        "- text\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n",
        "10. > - | a | b |\n    >   |---|---|\n    >   | 1 | 2 |\n",
        "> - text\n>   | a | b |\n>   |---|---|\n>   | 1 | 2 |\n",
        "- \t| a | b |\n\t|---|---|\n\t| 1 | 2 |\n",
    ])
    func `tables stand in quotes and lists`(text: String) {
        #expect(rows(text) == [["a", "b"], ["1", "2"]])
    }

    @Test func `a paragraph directly above a table stays a paragraph`() {
        let html = Markdown.html("The *first* line\nand the second:\n| a |\n|---|\n| 1 |\n").description
        #expect(html.hasPrefix("<p>The <em>first</em> line\nand the second:</p>\n<table>\n"))
    }

    @Test func `a definition above a table is none of its lines, and what only looks like one stays`() {
        let table = "| [a] |\n|---|\n"
        #expect(Markdown.html("[a]: /b\n" + table).description.hasPrefix("<table>"))
        #expect(Markdown.html("[a]: /b\nText:\n" + table).description.hasPrefix("<p>Text:</p>\n<table>"))
        #expect(
            Markdown.html("[10:02]: it rang twice\n" + table).description.hasPrefix("<p>[10:02]: it rang twice</p>\n"))
    }

    @Test func `a rule directly below a table is a rule, not the underline of a heading`() throws {
        let html = try StrictHTML(Markdown.html("| a |\n|---|\n| 1 |\n---\n\ntext"))
        #expect(html.all("hr").count == 1 && html.all("td").count == 1 && html.all("h2").isEmpty)
    }

    @Test func `a text with Windows line ends has the same table`() {
        let text = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n"
        #expect(Markdown.html(text.replacing("\n", with: "\r\n")) == Markdown.html(text))
    }

    @Test func `several tables of a text keep their own cells`() {
        #expect(rows("| a |\n|---|\n| 1 |\n\n# b\n\n> | c |\n> |---|\n> | 2 |") == [["a"], ["1"], ["c"], ["2"]])
    }

    /// The texts of the cells, row by row.
    private func rows(_ markdown: String) -> [[String]] {
        Markdown.html(markdown).description.split(separator: "<tr>").dropFirst().map { row in
            row.split(separator: "</tr>")[0].split(separator: "\n").map { cell in
                Markdown.plainText(ofCell: String(cell))
            }
        }
    }
}

extension Markdown {
    fileprivate static func plainText(ofCell html: String) -> String {
        (try? StrictHTML(Array(html.utf8)).text) ?? html
    }
}
