import Foundation

/// An event that did harm, or nearly did.
package struct Incident: Equatable, Sendable {
    package let id: ID<Incident>
    package var title: String
    package var kind: IncidentKind
    package var severity: Severity
    package var state: IncidentState
    /// Markdown, a paragraph or two.
    package var summary: String
    package var howNoticed: String
    /// "Why were we surprised?"
    package var surprise: String
    /// The reason for dismissing it.
    package var dismissedReason: String
    package var mergedInto: ID<Incident>?
    /// The reason for closing it without a strong or medium guardrail.
    package var weakGuardrailsReason: String
    /// Grows by one with every edit, so that an edit based on an older version is noticed.
    package var version: Int
    package var declaredAt: Date
    package var declaredBy: ID<Person>?
    package var updatedAt: Date
    /// Whether only the people and teams that it names see it.
    package var isPrivate: Bool

    package init(
        id: ID<Incident>, title: String, kind: IncidentKind, severity: Severity, state: IncidentState,
        summary: String = "", howNoticed: String = "", surprise: String = "", dismissedReason: String = "",
        mergedInto: ID<Incident>? = nil, weakGuardrailsReason: String = "", version: Int = 1, declaredAt: Date,
        declaredBy: ID<Person>?, updatedAt: Date, isPrivate: Bool = false
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.severity = severity
        self.state = state
        self.summary = summary
        self.howNoticed = howNoticed
        self.surprise = surprise
        self.dismissedReason = dismissedReason
        self.mergedInto = mergedInto
        self.weakGuardrailsReason = weakGuardrailsReason
        self.version = version
        self.declaredAt = declaredAt
        self.declaredBy = declaredBy
        self.updatedAt = updatedAt
        self.isPrivate = isPrivate
    }

    package var key: Key { id.key }
}
