import Domain
import HTML
import Storage

extension Paths {
    static let catalogue = Link(["guardrails", "catalogue"])

    /// What the team accepted and turned down.
    static let suggestionVerdicts = Link(["guardrails", "suggestion-verdicts"])

    static func suggestionVerdicts(on finding: ID<Finding>) -> Link {
        Link(["findings", finding.description, "suggestion-verdicts"])
    }

    static func suggestionVerdictEnding(_ id: ID<SuggestionVerdictRow>) -> Link {
        Link(["guardrails", "suggestion-verdicts", id.description, "ending"])
    }

    static func catalogueEntry(_ slug: String) -> Link { Link(["guardrails", "catalogue", slug]) }

    /// The form for a new guardrail made from an entry of the catalogue.
    static func newGuardrail(from entry: String, finding: ID<Finding>? = nil) -> Link {
        var items = [(name: "entry", value: entry)]
        if let finding { items.append(("finding", finding.description)) }
        return Link(["guardrails", "new"], query: items)
    }
}
