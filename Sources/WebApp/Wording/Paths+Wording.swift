import Domain
import HTML
import Wording

extension Paths {
    static let wordingHints = Link(["wording", "hints"])
    static let wordingDismissals = Link(["wording", "dismissals"])

    static func wordingRule(_ id: String) -> Link { wordingRules.anchored("rule-\(id)") }

    /// The form for switching off a rule for the team.
    static func newWordingDismissal(rule: String) -> Link {
        Link(["wording", "dismissals", "new"], query: [("rule", rule)])
    }

    /// - Parameter place: the text that contains the words.
    static func newWordingDismissal(_ hint: WordingHint, at place: WordingPlace) -> Link {
        Link(
            ["wording", "dismissals", "new"],
            query: [("rule", hint.rule.id), ("place", place.description), ("words", hint.words)])
    }

    static func wordingDismissalEnd(_ id: ID<WordingDismissal>) -> Link {
        Link(["wording", "dismissals", id.description, "ending"])
    }
}
