import Domain
import GRDB

extension Reading {
    /// The items that answer a question. Each query has a file of its own in `Questions/`.
    func items(of question: AgendaQuestion, _ query: AgendaQuery) -> AgendaItemQuery {
        switch question {
        case .overdue: overdueItems(query)
        case .unowned: unownedItems(query)
        case .unguarded: unguardedItems(query)
        case .weakOnly: weakOnlyItems(query)
        case .failing: failingItems(query)
        case .unproven: unprovenItems(query)
        case .acceptedRisks: acceptedRisksItems(query)
        case .moved: movedItems(query)
        case .conditionsNotMet: conditionsNotMetItems(query)
        }
    }
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

extension Reading {
    /// Whether the asker may see what an item is about.
    func sees(_ subject: AgendaSubject) throws -> Bool {
        try first(
            "SELECT 1 FROM (SELECT ? AS subject, ? AS subject_id) AS v WHERE \(visibleVerdict("v"))",
            [subject.kind.rawValue, subject.number]
        ) { $0.int() } != nil
    }
}
