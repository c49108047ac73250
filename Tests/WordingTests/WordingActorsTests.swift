import Testing

@testable import Wording

/// Who is known as somebody, by their name and by the words around it.
struct WordingActorsTests {
    @Test func `names beside the rules are known too`() throws {
        let rulebook = try WordingRulebook(language: .english, body: WordingTests.rules, names: ["Nomvula"])
        #expect(rulebook.hints(for: "Nomvula ignored it.").map(\.words) == ["Nomvula ignored"])
        #expect(rulebook.hints(for: "Priya ignored it.").count == 1)
    }

    @Test(arguments: [
        "She lost her nerve.", "The operator lost his nerve.", "The reviewer, who lost their nerve, left.",
        "Priya kept it to herself.",
    ])
    func `a phrase with “one's” or “oneself” is said of everybody`(text: String) throws {
        let rules = WordingTests.rules.replacing("ignored, forgot to", with: "lost one's nerve, kept it to oneself")
            .replacing("### role", with: "### pronoun-one\nshe\n### role")
        #expect(try WordingRulebook(language: .english, body: rules).hints(for: text).count == 1)
    }

    @Test func `the word everyone's is no one's`() throws {
        let rules = WordingTests.rules.replacing("ignored, forgot to", with: "broke everyone's work")
        let rulebook = try WordingRulebook(language: .english, body: rules)
        #expect(rulebook.hints(for: "The operator broke everyone's work.").count == 1)
        #expect(rulebook.hints(for: "The operator broke my work.").isEmpty)
    }

    @Test(arguments: [
        ("Priya's night engineer ignored it.", "night engineer ignored"),
        ("It broke because first-line engineers ignored it.", "first-line engineers ignored"),
        ("It was seen by Hollis, who ignored it.", "Hollis, who ignored"),
        ("It is sad that operators ignored it.", "operators ignored"),
        ("The operator yet again ignored it.", "The operator yet again ignored"),
        ("The reviewer decided she ignored it.", "she ignored"),
        ("The service team ignored it.", "The service team ignored"),
    ])
    func `somebody is known by what is around the word for them`(text: String, found: String) throws {
        let words = "### roles\nengineers, operators\n### pronoun-one\nshe\n### adverb\nyet again\n"
        let rules = WordingTests.rules.replacing("Who: one", with: "Who: one, team")
            .replacing("### team", with: words + "### team")
        #expect(try WordingRulebook(language: .english, body: rules).hints(for: text).map(\.words) == [found])
    }
}
