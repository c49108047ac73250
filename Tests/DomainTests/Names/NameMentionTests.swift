import Testing

@testable import Domain

struct NameMentionTests {
    private static let mei = NameablePerson(id: ID(1), name: "Mei Tanaka", role: "the scribe", takesPart: true)
    private static let tomas = NameablePerson(id: ID(2), name: "Tomás Lind", role: "a responder")
    private static let anna = NameablePerson(id: ID(3), name: "Anna-Lena Maria Berg", role: "a colleague")
    private static let darcy = NameablePerson(id: ID(4), name: "D’Arcy Bell", role: "a colleague")
    private static let will = NameablePerson(id: ID(5), name: "Will Ng", role: "a colleague")
    private static let people = NameablePeople([mei, tomas, anna, darcy, will])

    private func names(_ text: String, _ people: NameablePeople = Self.people) -> [String] {
        people.mentions(in: text).map(\.words)
    }

    @Test(arguments: [
        ("Mei restarted the node.", ["Mei"]), ("Then Mei Tanaka restarted it.", ["Mei Tanaka"]),
        ("It was Mei's idea, and Tomás’s.", ["Mei", "Tomás"]), ("“Mei”, said Tomás—twice.", ["Mei", "Tomás"]),
        ("**Mei** and [Tomás](https://example.org/Mei)", ["Mei", "Tomás"]), ("@Mei: look", ["@Mei"]),
        ("Mei\nTanaka", ["Mei\nTanaka"]), ("Mei/Tomás", ["Mei", "Tomás"]), ("→ Mei 🚒Tomás", ["Mei", "Tomás"]),
        ("Anna-Lena Maria Berg, Anna-Lena Berg, Anna-Lena", ["Anna-Lena Maria Berg", "Anna-Lena Berg", "Anna-Lena"]),
        ("Ask D’Arcy. D’Arcy’s plan.", ["D’Arcy", "D’Arcy"]), ("- Mei\n- Tomás", ["Mei", "Tomás"]),
        ("| Mei | 10:31 |", ["Mei"]), ("and then Will restarted it", ["Will"]),
    ])
    func `a name is found as a whole word, in full or by the first name`(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    @Test(arguments: [
        "mei restarted it", "MEI restarted it", "Meier restarted it", "Mei2 and Mei_x and x-Mei", "Tanaka restarted it",
        "mail Mei@example.org", "Mei Ortiz is somebody else", "Anna restarted it", "Will it restart?",
        "It is over. Will it come back?", "Anna\nLena",
    ])
    func `what only looks like a name is none`(text: String) {
        #expect(names(text) == [])
    }

    @Test(arguments: [
        "Run `git blame Mei` now", "Run ``a ` Mei``", "```\nMei\n```", "~~~ sh\nMei",
        "Before.\n\n    Mei = 1\n\nAfter.",
        "see https://example.org/Mei/x", "<https://Mei.example>", "[log](https://example.org/Mei)",
        "> ```\n> Mei\n> ```",
    ])
    func `code and addresses name nobody`(text: String) {
        #expect(names(text) == [])
    }

    @Test(arguments: [
        "a ` b Mei", "\\`Mei\\`", "- item\n\n    Mei went on", "a\n    Mei", "1. one\n\n       Mei", "load < Mei",
    ])
    func `what only looks like code is text`(text: String) {
        #expect(names(text) == ["Mei"])
    }

    @Test func `who wants to be named is not asked about, and a shared first name means who takes part`() {
        let other = NameablePerson(id: ID(9), name: "Mei Ortiz", role: "a colleague")
        #expect(NameablePeople([other, Self.mei]).mentions(in: "Mei, Mei Ortiz").map(\.person) == [ID(1), ID(9)])
        let named = NameablePerson(id: ID(1), name: "Mei Tanaka", role: "", takesPart: true, isNamed: true)
        #expect(names("Mei, Mei Tanaka, Mei Ortiz", NameablePeople([other, named])) == ["Mei Ortiz"])
    }

    @Test(arguments: [
        ("Mei restarted it.", "The scribe restarted it."), ("It was Mei's idea.", "It was the scribe's idea."),
        ("One. Mei Tanaka, two (Mei)", "One. The scribe, two (the scribe)"),
        ("- Mei\n- a\nMei", "- The scribe\n- a\nthe scribe"),
        ("A\n\nMei", "A\n\nThe scribe"), ("`Mei` é Mei", "`Mei` é the scribe"),
        ("10:31 @Mei looks", "10:31 the scribe looks"),
        ("# Mei", "# The scribe"), ("**Mei** asked", "**The scribe** asked"),
    ])
    func `a role takes the place of a name, with a capital where a sentence begins`(text: String, expected: String) {
        #expect(text.replacing(Self.people.mentions(in: text), with: "the scribe") == expected)
    }

    @Test func `names of accounts and months are looked for in full only`() {
        let people = NameablePeople([
            NameablePerson(id: ID(1), name: "admin", role: ""), NameablePerson(id: ID(2), name: "May Ray", role: ""),
            NameablePerson(id: ID(3), name: "", role: ""), NameablePerson(id: ID(4), name: "O", role: ""),
        ])
        #expect(names("admin in May, O. May Ray", people) == ["May Ray"])
    }

    /// Steps cannot be counted from here; quadratic work on so long a text would not end.
    @Test(arguments: ["Mei ", "`", "` ``", "](", "<", "://", "-", "\n    Mei\n", "Mei Tanaka", "\\", "- ", "’", "é"])
    func `a long text of anything is read to its end`(part: String) {
        let text = "x " + String(repeating: part, count: 300_000 / part.utf8.count)
        #expect(Self.people.mentions(in: text + "\n\nTomás").last?.words == "Tomás")
    }
}
