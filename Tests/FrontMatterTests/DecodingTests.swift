import FrontMatter
import Testing

struct DecodingTests {
    private struct Template: Decodable, Equatable {
        var name: String
        var kinds: [String]?
        var order: Int?
    }

    @Test func `values come out with their types`() throws {
        let template: Template = try FrontMatter.decode(from: "name: Near miss\nkinds: [near_miss, drill]\norder: 5\n")
        #expect(template == Template(name: "Near miss", kinds: ["near_miss", "drill"], order: 5))
    }

    @Test func `a text that looks like a number or a truth value stays a text`() throws {
        #expect(try FrontMatter.decode(Template.self, from: "name: 12").name == "12")
        #expect(try FrontMatter.decode(Template.self, from: "name: yes").name == "yes")
    }

    @Test func `windows line ends are understood`() throws {
        #expect(try FrontMatter.decode(Template.self, from: "name: A\r\norder: 2\r\n").order == 2)
    }

    @Test func `an empty block is an empty mapping`() throws {
        #expect(try FrontMatter.decode([String: String].self, from: "") == [:])
        #expect(try FrontMatter.decode([String: String].self, from: "# nothing yet\n") == [:])
    }

    @Test func `a missing value is named`() {
        expectProblem("order: 5", "“name” is missing.")
    }

    @Test func `a value that does not fit is named with its line in the file`() {
        expectProblem("name: A\nkinds: [a]\norder: soon\n", "Line 4: “order” has a value of the wrong kind.")
        expectProblem("name: A\nkinds:\n  - a\n  - [b]\n", "Line 5: “kinds” has a value of the wrong kind.")
    }

    @Test func `a name that nobody knows is an error and not ignored`() {
        expectProblem(
            "name: A\nordr: 5\n", "Line 3: “ordr” is not a known name here. Use one of: kinds, name, order.",
            only: ["name", "kinds", "order"])
        expectProblem("- a\n", "Line 2: Expected lines like “name: value” here.", only: ["name"])
    }

    @Test func `a name that stands twice is an error`() {
        expectProblem("name: A\nname: B\n", "Line 2: “name” appears twice here. Keep one of them.")
    }

    @Test(arguments: [
        "name: [", "name: \"A", "name: A\n\tkinds: b", "name: @a", "name: a: b", "{", "name: %", "? ", "!!binary",
        "name: \u{1}",
    ])
    func `broken YAML is an error with a sentence`(yaml: String) {
        let problem = #expect(throws: FrontMatterProblem.self) { try FrontMatter.decode(Template.self, from: yaml) }
        #expect(problem?.sentence.hasSuffix(".") == true)
    }

    @Test func `repetitions are refused before they can grow`() {
        let bomb = (0..<40).map { "a\($0): &a\($0) [\($0 == 0 ? "x" : "*a\($0 - 1), *a\($0 - 1)")]" }.joined(
            separator: "\n")
        expectProblem(
            bomb, "Line 3: “*a0” repeats a value from another place, which is not allowed here. Write the value out.")
        expectProblem(
            "? &a [x]\n: *a\n",
            "Line 3: “*a” repeats a value from another place, which is not allowed here. Write the value out.")
    }

    @Test func `an ampersand or an asterisk in a text is no repetition`() throws {
        let yaml = "name: R&D *and* more\nkinds: [\"&nbsp;\", '*bold*']\n"
        #expect(try FrontMatter.decode(Template.self, from: yaml).name == "R&D *and* more")
    }

    @Test func `too long a block is refused`() {
        expectProblem("name: " + String(repeating: "a", count: 65_536), "The front matter is longer than 65536 bytes.")
    }

    @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "[[", "!a ", "\"", "a: {", "a:\n "])
    func `deep nesting is an error and no crash`(unit: String) async {
        let count = 65_000 / unit.utf8.count
        await Task.detached {
            _ = #expect(throws: FrontMatterProblem.self) {
                try FrontMatter.decode(Template.self, from: String(repeating: unit, count: count))
            }
        }.value
    }

    @Test func `nesting that is closed again is an error and no crash`() async {
        await Task.detached {
            for count in [500, 900, 999, 1_001, 30_000] {
                let yaml = "name: " + String(repeating: "[", count: count) + String(repeating: "]", count: count)
                _ = #expect(throws: FrontMatterProblem.self) { try FrontMatter.decode(Template.self, from: yaml) }
            }
        }.value
    }

    private func expectProblem(_ yaml: String, _ sentence: String, only keys: Set<String>? = nil) {
        let problem = #expect(throws: FrontMatterProblem.self) {
            try FrontMatter.decode(Template.self, from: yaml, only: keys)
        }
        #expect(problem?.description.hasSuffix(sentence) == true, "\(problem?.description ?? "")")
    }
}
