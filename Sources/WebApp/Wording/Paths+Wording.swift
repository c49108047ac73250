import Domain
import HTML

extension Paths {
    static let wordingHints = Link(["wording", "hints"])
    static let wordingDismissals = Link(["wording", "dismissals"])

    static func wordingRule(_ id: String) -> Link { wordingRules.anchored("rule-\(id)") }

    static func newWordingDismissal(_ hint: WordingHint, at place: WordingPlace) -> Link {
        Link(
            ["wording", "dismissals", "new"],
            query: [("rule", hint.rule.id), ("place", place.description), ("words", hint.words)])
    }

    static func wordingDismissalEnd(_ id: ID<WordingDismissal>) -> Link {
        Link(["wording", "dismissals", id.description, "ending"])
    }
}
