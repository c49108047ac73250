import Domain
import HTML
import Storage

extension Paths {
    static let catalogue = Link(["guardrails", "catalogue"])

    /// The suggestions that the team accepted and turned down.
    static let suggestionAnswers = Link(["guardrails", "suggestion-answers"])

    static func suggestionAnswers(on finding: ID<Finding>) -> Link {
        Link(["findings", finding.description, "suggestion-answers"])
    }

    static func suggestionAnswerEnding(_ id: ID<SuggestionAnswerRow>) -> Link {
        Link(["guardrails", "suggestion-answers", id.description, "ending"])
    }

    static func catalogueEntry(_ slug: String) -> Link { Link(["guardrails", "catalogue", slug]) }

    /// The form for a new guardrail made from an entry of the catalogue.
    static func newGuardrail(from entry: String, finding: ID<Finding>? = nil) -> Link {
        var items = [(name: "entry", value: entry)]
        if let finding { items.append(("finding", finding.description)) }
        return Link(["guardrails", "new"], query: items)
    }
}
