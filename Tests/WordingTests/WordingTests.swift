import Foundation
import Testing

@testable import Wording

struct WordingTests {
    static let rules = """
        ## Words
        ### auxiliary
        was, did, had, should, have, not
        ### preposition
        by, of, on
        ### boundary
        because, that
        ### coordinator
        and
        ### article
        the, a
        ### role
        operator, reviewer, engineer, team member, junior
        ### team
        team
        ### epithet
        junior, former
        ### reporting
        showed
        ### thing
        pod, service
        ### name
        priya
        ### neglect
        ignored, forgot to
        ## Rules
        ### ignored: Somebody ignored something
        - Category: individual
        - Example: The operator ignored the alert.
        - Counter-example: The operator pod ignored the signal.
        - Why: It blames.
        - Instead: The alert looked like forty others.
        - Who: one
        - Says: `{neglect}`
        """

    private func words(_ text: String) throws -> [String] {
        try WordingRulebook(language: .english, body: Self.rules).hints(for: text).map(\.words)
    }

    @Test(arguments: [
        ("The operator ignored the alert.", "The operator ignored"), ("Priya ignored it.", "Priya ignored"),
        ("The engineer on the rota ignored it.", "The engineer on the rota ignored"),
        ("The reviewer saw it and simply ignored it.", "The reviewer saw it and simply ignored"),
        ("The logs showed the operator ignored it.", "the operator ignored"),
        ("On Sunday morning the operator looked up and ignored it.", "the operator looked up and ignored"),
        ("It fell over because the reviewer forgot to look.", "the reviewer forgot to"),
    ])
    func `a rule finds who does it, however far the verb is from its subject`(text: String, found: String) throws {
        #expect(try words(text) == [found])
    }

    @Test(arguments: [
        ("Junior night operator ignored it", "Junior night operator ignored"),
        ("A junior night operator ignored it.", "A junior night operator ignored"),
        ("The junior ignored the operator.", "The junior ignored"),
        ("A team member ignored it.", "A team member ignored"),
        ("The ‘former operator’ ignored it.", "The ‘former operator’ ignored"),
    ])
    func `somebody is known by the whole of what they are called`(text: String, found: String) throws {
        #expect(try words(text) == [found])
    }

    @Test(arguments: ["Junior night pod ignored it.", "Former operator pods ignored it.", "The team ignored it."])
    func `what only begins like somebody is nobody`(text: String) throws {
        #expect(try words(text) == [])
    }

    @Test(arguments: [
        "The operator pod ignored the signal.", "The cache ignored it.", "It was reviewed by the operator and ignored.",
        "The service of the engineer ignored it.", "The alert that woke the reviewer ignored the silence.",
        "The page, which the pod sent the operator, was ignored.",
    ])
    func `a system that does the same is left alone`(text: String) throws {
        #expect(try words(text) == [])
    }

    @Test(arguments: [
        "`The operator ignored it.`", "```\nThe operator ignored it.\n```", "> The operator ignored it.",
        "She said “the operator ignored it”.", "He said \"the operator ignored it\".",
        "---\ntitle: The operator ignored it.\n---\n", "<!-- The operator ignored it. -->",
        "See https://example.org/the-operator-ignored-it",
    ])
    func `code, addresses, front matter and what others said get no hint`(text: String) throws {
        #expect(try words(text) == [])
    }

    @Test(arguments: [
        "10:31 ines: the operator ignored it", "- 10:31 Ines Ortega: the operator ignored it",
        "| 10:31 UTC | ines: the operator ignored it |", "<ines> the operator ignored it",
        "Ines Ortega 10:31 AM\nthe operator ignored it\n", "> Somebody said\nthe operator ignored it",
        "She said ‘the operator ignored it’.", "She said 'the operator ignored it'.",
    ])
    func `what was said in a chat gets no hint`(text: String) throws {
        #expect(try words(text) == [])
        #expect(try words(text + "\n\nThe operator ignored it.") == ["The operator ignored"])
    }

    @Test func `what others said gets a hint from rules that are for quotations`() throws {
        let rules = Self.rules.replacing("Who: one", with: "Who: one\n- Quotations: yes")
        let rulebook = try WordingRulebook(language: .english, body: rules)
        for text in [
            "> The operator ignored it.", "She said “the operator ignored it”.", "The ‘operator’ ignored it.",
            "“It broke,” he said, “because the operator ignored it.”", "The operator “simply ignored it”.",
        ] {
            #expect(rulebook.hints(for: text).map(\.rule.id) == ["ignored"], "\(text)")
        }
        for text in ["10:31 ines: the operator ignored it", "> 10:31 ines: the operator ignored it"] {
            #expect(rulebook.hints(for: text).isEmpty, "\(text)")
        }
        let both = "The operator ignored it. She said “the reviewer ignored it”. The engineer ignored it."
        #expect(rulebook.hints(for: both).map(\.words.utf8.count) == [20, 20, 20])
    }

    @Test func `firms are known by what they are called in the end, and people by a title`() throws {
        let rules = Self.rules.replacing("Who: one", with: "Who: one, team")
        let rulebook = try WordingRulebook(language: .english, body: rules)
        for who in ["Mr. Okafor", "Harbour Excavation Inc.", "Harbour Excavation Co. Ltd.", "Harbour Ltd"] {
            #expect(rulebook.hints(for: "\(who) ignored it.").map(\.words) == ["\(who) ignored"])
        }
        #expect(rulebook.hints(for: "Harbour Excavation ignored it. The Inc ignored it.").isEmpty)
    }

    @Test func `an entry of a timeline says what somebody did, and is judged by fewer rules`() throws {
        let rules =
            Self.rules + "\n### forgot: Somebody forgot\n"
            + Self.rules.components(separatedBy: "something\n")[1]
            .replacing("Who: one", with: "Who: one\n- Timeline: no").replacing("{neglect}", with: "left")
        let rulebook = try WordingRulebook(language: .english, body: rules)
        #expect(rulebook.hints(for: "The reviewer left.").count == 1)
        #expect(rulebook.hints(for: "- 10:31 The reviewer left.").isEmpty)
        #expect(rulebook.hints(for: "2024-05-03 10:31:05 UTC | The reviewer left.").isEmpty)
        #expect(rulebook.hints(for: "The reviewer left.", as: .timeline).isEmpty)
        #expect(rulebook.hints(for: "- 10:31 The reviewer ignored it.").count == 1)
    }

    @Test func `people are known by the names that the installation knows`() throws {
        let rulebook = try WordingRulebook(language: .english, body: Self.rules)
        let people = WordingPeople(names: ["Nomvula van der Merwe", "Will Shu"])
        #expect(rulebook.hints(for: "Nomvula ignored it.").isEmpty)
        #expect(rulebook.hints(for: "Nomvula ignored it.", people: people).map(\.words) == ["Nomvula ignored"])
        #expect(rulebook.hints(for: "In the end Shu ignored it.", people: people).map(\.words) == ["Shu ignored"])
        #expect(rulebook.hints(for: "The nomvula pod ignored it.", people: people).isEmpty)
    }

    @Test func `teams are known by the names that the installation knows, and not what they are called after`() throws {
        let rules = Self.rules.replacing("Who: one", with: "Who: one, team")
        let rulebook = try WordingRulebook(language: .english, body: rules)
        let people = WordingPeople(names: [], teams: ["Falcon", "Search and Storage", "Service"])
        #expect(rulebook.hints(for: "Falcon ignored it. Later Falcon ignored it.").isEmpty)
        let text = "Falcon ignored it. Later Search and Storage ignored it. In the end Service ignored it."
        #expect(
            rulebook.hints(for: text, people: people).map(\.words)
                == ["Falcon ignored", "Search and Storage ignored", "Service ignored"])
        let things = "Service ignored it. The falcon ignored it. The Falcon service ignored it."
        #expect(rulebook.hints(for: things, people: people).map(\.words) == [])
    }

    @Test func `a hint says which line of the rules gives it`() throws {
        let rules = Self.rules + "\n- Says: `saw nothing`\n"
        let rulebook = try WordingRulebook(language: .english, body: rules)
        let text = "The operator ignored it. The operator saw nothing."
        #expect(rulebook.hints(for: text).map(\.pattern) == ["{neglect}", "saw nothing"])
        #expect(rulebook.patterns.map(\.source) == ["{neglect}", "saw nothing"])
        #expect(rulebook.only(1).hints(for: text).map(\.words) == ["The operator saw nothing"])
        #expect(rulebook.only(2) == .empty)
    }

    @Test func `the work grows with the text and not faster`() throws {
        let rulebook = try WordingRulebook(language: .english, body: Self.rules)
        let line =
            "The operator on the rota and the reviewer, who had not looked, ignored it and forgot to tell the engineer. "
        let steps = [50, 100, 200].map { count in
            rulebook.reading(of: String(repeating: line, count: count)).steps
        }
        #expect(steps[0] > 0)
        #expect(steps == [steps[0], 2 * steps[0], 4 * steps[0]])
        // Without any full stop, sentences are cut, and a cut may fall anywhere.
        let endless = line.replacing(".", with: "")
        let work = [400, 800, 1_600].map { rulebook.reading(of: String(repeating: endless, count: $0)).steps }
        #expect(work[1] < work[0] * 21 / 10)
        #expect(work[2] < work[1] * 21 / 10)
    }

    @Test func `a hint says where its words stand`() throws {
        let text = "# Über 🚒\n\nAll was well.\n\n* 🚒 The operator\n  ignored it."
        let hint = try #require(try WordingRulebook(language: .english, body: Self.rules).hints(for: text).first)
        #expect((hint.line, hint.column) == (5, 5))
        #expect(String(decoding: Array(text.utf16)[hint.range], as: UTF16.self) == "The operator\n  ignored")
        #expect(hint.words == "The operator   ignored")
    }

    @Test(arguments: [
        ("Der Dienst war nicht erreichbar, und wir haben die Datenbank neu gestartet.", TextLanguage.german),
        ("Le service était en panne et l'équipe a redémarré la base de données.", .french),
        ("El servicio se cayó porque la base de datos no tenía un límite.", .spanish),
        ("Il servizio non era raggiungibile, e la squadra ha riavviato il database.", .italian),
        ("De dienst was niet bereikbaar en we hebben het systeem opnieuw gestart.", .dutch),
        ("Tjänsten var inte tillgänglig och vi startade om databasen.", .scandinavian),
        ("サービスが停止しました。", .other), ("Служба была недоступна.", .other),
        ("The service was down and we restarted it.", .english), ("Root cause: Priya.", .english), ("", .english),
    ])
    func `the language of a text is known by its small words`(text: String, language: TextLanguage) {
        #expect(TextLanguage.of(text) == language)
    }

    @Test func `a text in another language gets no hint`() throws {
        #expect(try words("Der Dienst war nicht da, und wir haben ihn von Hand gestartet. Priya ignored it.") == [])
    }

    @Test(arguments: [
        String(repeating: "`", count: 20_000), String(repeating: "\"a ", count: 20_000),
        String(repeating: "<a", count: 20_000), String(repeating: "](", count: 20_000),
        String(repeating: "the operator and ", count: 4_000), String(repeating: "a", count: 60_000),
        String(repeating: "engineer ", count: 6_000), "\u{0}\u{FFFC}\u{2029}",
        String(repeating: "e\u{301}", count: 9_000),
    ])
    func `a hostile text is read to its end`(text: String) throws {
        _ = try words(text)
        _ = try words(text + ".\n\nThe operator ignored it.")
    }

    @Test(arguments: [
        ("## Words\ncareless", "Line 2: Words belong below a heading"),
        ("## Rules\n### a: A\n- Colour: red\n### b: B", "Line 4: “Colour” is no field"),
        ("## Rules\n### a: A\n- Category: individual\n- Says: `{nothing} ||`\n", "has nothing beside"),
        ("## Rules\n### nothing\n- Why: x\n", "its name, a colon, and its title"),
    ])
    func `a rules file that cannot be understood is refused with its line`(body: String, sentence: String) {
        let problem = #expect(throws: WordingRulesProblem.self) { try WordingRulebook(language: .english, body: body) }
        #expect(problem?.sentence.contains(sentence) == true)
    }
}
