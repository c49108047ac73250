import Domain
import GRDB

/// One question of the manager's review: what it asks, and which items answer it. Each question has its own file in
/// `Questions/`; a new question is a new file and a line in ``agenda``.
package struct AgendaQuestion: Sendable {
    /// Its name in addresses and stored verdicts; never changed once it has shipped.
    package let slug: String
    package let title: String
    /// For the list of contents.
    package let short: String
    /// The sentence shown when no item is left.
    package let nothing: String
    let items: @Sendable (Reading, AgendaQuery) -> AgendaItemQuery

    init(
        _ slug: String, _ title: String, short: String, nothing: String,
        items: @escaping @Sendable (Reading, AgendaQuery) -> AgendaItemQuery
    ) {
        self.slug = slug
        self.title = title
        self.short = short
        self.nothing = nothing
        self.items = items
    }

    /// All questions, in the order in which a sitting goes through them.
    package static let agenda: [AgendaQuestion] = [
        .overdue, .unowned, .unguarded, .weakOnly, .failing, .acceptedRisks, .moved, .conditionsNotMet,
    ]

    package static func named(_ slug: String) -> AgendaQuestion? { agenda.first { $0.slug == slug } }
}

/// One item on the agenda of a sitting.
package struct AgendaItem: Equatable, Sendable {
    package let subject: AgendaSubject
    package let title: String
    /// The reason why it is on the agenda, in plain words.
    package let facts: String
    /// The grade of a guardrail.
    package let grade: Strength.Grade?

    init(_ subject: AgendaSubject, _ title: String, facts: [String?], grade: Strength.Grade? = nil) {
        self.subject = subject
        self.title = title
        self.facts = facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
        self.grade = grade
    }
}

/// The query for the items of a question, apart from visibility and items put off by earlier verdicts.
struct AgendaItemQuery {
    var kind: AgendaSubject.Kind
    /// The column of the subject's id, such as `f.id`.
    var id: StaticString
    var columns: String
    var tables: String
    var conditions: [String]
    var arguments: StatementArguments
    var order: String
    var item: (inout Columns) throws -> AgendaItem
}
