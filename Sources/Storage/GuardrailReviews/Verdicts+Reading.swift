import Domain
import GRDB

/// A verdict as an entry in the minutes.
package struct MinuteItem: Sendable {
    package let verdict: GivenVerdict
    /// The present title of the record.
    package let title: String
    /// The present owner and due date of a follow-up.
    package let owner: String?
    package let due: Day?
}

extension Reading {
    /// The verdicts of a sitting, in the order in which they were given. Verdicts on records that the asker may not
    /// see, or that are in the bin, are left out.
    package func verdicts(of sitting: ID<Sitting>) throws -> [MinuteItem] {
        try rows(
            """
            SELECT \(GivenVerdict.columns), coalesce(f.title, i.title, g.name, r.title, ''), p.name, f.due
            FROM \(GivenVerdict.tables)
                LEFT JOIN follow_up AS f ON v.subject = 'follow_up' AND f.id = v.subject_id
                LEFT JOIN person AS p ON p.id = f.owner_id
                LEFT JOIN incident AS i ON v.subject = 'incident' AND i.id = v.subject_id
                LEFT JOIN guardrail AS g ON v.subject = 'guardrail' AND g.id = v.subject_id
                LEFT JOIN risk AS r ON v.subject = 'risk' AND r.id = v.subject_id
            WHERE v.sitting_id = ? AND v.replaced_at IS NULL AND \(visibleVerdict("v")) ORDER BY v.id
            """, [sitting.rawValue]
        ) {
            MinuteItem(
                verdict: try GivenVerdict(&$0), title: $0.text(), owner: $0.optionalText(), due: $0.optionalDay())
        }
    }

    /// The decisions of other sittings about some items of a question, latest first.
    func earlierVerdicts(
        _ question: String, _ kind: AgendaSubject.Kind, _ numbers: [Int64], besides sitting: ID<Sitting>?
    ) throws -> [AgendaSubject: [GivenVerdict]] {
        if numbers.isEmpty { return [:] }
        let places = numbers.map { _ in "?" }.joined(separator: ", ")
        let found = try rows(
            """
            SELECT \(GivenVerdict.columns) FROM \(GivenVerdict.tables)
            WHERE v.subject = ? AND v.subject_id IN (\(places)) AND v.question = ? AND v.replaced_at IS NULL
                AND v.sitting_id IS NOT ? AND \(visibleVerdict("v")) ORDER BY v.id DESC
            """,
            [kind.rawValue] + StatementArguments(numbers) + [question, sitting?.rawValue]
        ) { try GivenVerdict(&$0) }
        return Dictionary(grouping: found, by: \.subject).mapValues { Array($0.prefix(5)) }
    }
}

extension GivenVerdict {
    static let columns = """
        v.id, v.sitting_id, v.question, v.subject, v.subject_id, v.verdict, v.note, v.next_day, v.facts, v.given_at, \
        coalesce(vp.name, '')
        """
    static let tables = "verdict AS v LEFT JOIN person AS vp ON vp.id = v.given_by"

    init(_ columns: inout Columns) throws {
        let id: ID<GivenVerdict> = columns.id()
        let sitting: ID<Sitting> = columns.id()
        let question = columns.text()
        let kind: AgendaSubject.Kind = try columns.value()
        self.init(
            id: id, sittingID: sitting, question: question, subject: AgendaSubject(kind, columns.int64()),
            verdict: try columns.value(), note: columns.text(), nextDay: columns.optionalDay(), facts: columns.text(),
            givenAt: columns.date(), givenBy: columns.text())
    }
}
