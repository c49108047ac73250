import Domain
import Testing

struct WordingDismissalTests {
    @Test func `a dismissal covers the same words in its place, or the rule everywhere`() {
        let here = WordingPlace(.section, 3)
        func covers(_ place: WordingPlace?, _ words: String, rule: String = "ignored", asked: WordingPlace? = nil)
            -> Bool
        {
            let dismissal = WordingDismissal(
                id: ID(1), rule: rule, place: place, incidentID: nil, words: words, reason: "x", at: .distantPast,
                by: nil)
            return dismissal.covers(rule: "ignored", words: "The operator ignored", at: asked ?? here)
        }
        #expect(covers(here, "the  OPERATOR\nignored"))
        #expect(!covers(here, "The operator ignored", asked: WordingPlace(.section, 4)))
        #expect(!covers(here, "Somebody ignored"))
        #expect(covers(nil, ""))
        #expect(!covers(nil, "", rule: "other"))
    }

    @Test(arguments: ["", "section", "section-", "section-0", "section--1", "cat-1", "section-1-2"])
    func `an address that names no place is no place`(text: String) {
        #expect(WordingPlace(text) == nil)
        #expect(WordingPlace("follow_up-12") == WordingPlace(.followUp, 12))
    }
}
