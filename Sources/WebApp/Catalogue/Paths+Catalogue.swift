import Domain
import HTML

extension Paths {
    static let catalogue = Link(["guardrails", "catalogue"])

    static func catalogueEntry(_ slug: String) -> Link { Link(["guardrails", "catalogue", slug]) }

    /// The form for a new guardrail made from an entry of the catalogue.
    static func newGuardrail(from entry: String, finding: ID<Finding>? = nil) -> Link {
        var items = [(name: "entry", value: entry)]
        if let finding { items.append(("finding", finding.description)) }
        return Link(["guardrails", "new"], query: items)
    }
}
