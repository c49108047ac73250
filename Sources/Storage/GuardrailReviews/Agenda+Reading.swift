import Domain
import GRDB

/// A question of the agenda with the items that wait for a verdict.
package struct AgendaPart: Sendable {
    package let question: AgendaQuestion
    /// At most as many as requested.
    package let items: [AgendaItem]
    /// The number of all items; counting stops one above ``ListLimits/counted``.
    package let count: Int
    /// The decisions of earlier sittings about each item, latest first.
    package let earlier: [AgendaSubject: [GivenVerdict]]

    package var more: Int { count - items.count }
}

extension Reading {
    /// The present agenda: every question, in order, with its first items.
    package func agenda(_ query: AgendaQuery) throws -> [AgendaPart] {
        try AgendaQuestion.allCases.map { try agendaPart($0, query) }
    }

    /// One item as its question shows it now; nil if the question no longer asks about it.
    func agendaItem(_ question: AgendaQuestion, _ subject: AgendaSubject, _ query: AgendaQuery) throws -> AgendaItem? {
        var query = query
        query.only = subject
        query.showsPutOff = true
        query.sitting = nil
        query.limit = 1
        return try agendaPart(question, query).items.first
    }

    private func agendaPart(_ question: AgendaQuestion, _ query: AgendaQuery) throws -> AgendaPart {
        let source = agendaItemQuery(question, query)
        if let only = query.only, only.kind != source.kind {
            return AgendaPart(question: question, items: [], count: 0, earlier: [:])
        }
        let limit = query.expanded == question.rawValue ? AgendaQuery.expandedLimit : query.limit
        let items = try rows(agendaSQL(source, limit: limit), source.arguments, source.item)
        let condition = source.conditions.joined(separator: " AND ")
        let count =
            items.count < limit
            ? items.count
            : try count(
                upTo: ListLimits.counted + 1, "SELECT 1 FROM \(source.tables) WHERE \(condition)", source.arguments)
        return AgendaPart(
            question: question, items: items, count: count,
            earlier: try earlierVerdicts(
                question.rawValue, source.kind, items.map(\.subject.number), besides: query.sitting))
    }

    /// Leaves out items that are put off or that this sitting has already decided.
    func agendaItemQuery(_ question: AgendaQuestion, _ query: AgendaQuery) -> AgendaItemQuery {
        var source = items(of: question, query)
        if let only = query.only { source.require("\(source.id) = ?", [only.number]) }
        let putOff = query.showsPutOff ? "0" : "coalesce(v.next_day > ?, 0)"
        if query.sitting != nil || !query.showsPutOff {
            source.require(
                """
                NOT EXISTS (SELECT 1 FROM verdict AS v WHERE v.subject = '\(source.kind.rawValue)'
                    AND v.subject_id = \(source.id) AND v.question = ? AND v.replaced_at IS NULL
                    AND (v.sitting_id IS ? OR \(putOff)))
                """, [question.rawValue, query.sitting?.rawValue] + (query.showsPutOff ? [] : [query.today.iso]))
        }
        return source
    }

    func agendaSQL(_ source: AgendaItemQuery, limit: Int) -> String {
        """
        SELECT \(source.columns) FROM \(source.tables) WHERE \(source.conditions.joined(separator: " AND "))
        ORDER BY \(source.order) LIMIT \(max(limit, 0))
        """
    }
}
