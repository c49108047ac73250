import Domain
import GRDB

extension PickKind {
    /// The condition under which a row has a name that somebody typed, for lists with pages.
    ///
    /// - Parameters:
    ///   - typed: beginnings of words of the name, or the beginning of an e-mail address; empty for any.
    ///   - alias: the name of the table in the query.
    func named(_ typed: PickedText, _ alias: StaticString) -> (sql: String, arguments: StatementArguments) {
        if typed.isEmpty { return ("1", []) }
        if isPerson, let email = typed.email {
            return ("\(alias).email >= ? AND \(alias).email < ? || char(1114111)", [email, email])
        }
        let words = typed.words
        if words.isEmpty || typed.isTooLong { return ("0", []) }
        return (
            """
            \(alias).id IN (SELECT rowid - ? FROM pick_name
                WHERE pick_name MATCH ? AND rowid BETWEEN ? AND ? + 281474976710655)
            """, [firstRow, words.map { "\"\($0)\"*" }.joined(separator: " AND "), firstRow, firstRow]
        )
    }

    /// Where its rows begin in `pick_name`.
    var firstRow: Int64 {
        switch self {
        case .person, .reviewer: 0
        case .service: 1 << 48
        case .guardrail: 2 << 48
        }
    }
}
