import GRDB

/// The order of a list: parts that follow one another, and the order within each.
struct ListOrder {
    /// Rows with something in common, such as those of one severity. Every row is in exactly one part.
    struct Part: ExpressibleByStringLiteral {
        let condition: String
        let arguments: StatementArguments

        init(_ condition: String, _ arguments: StatementArguments = []) {
            self.condition = condition
            self.arguments = arguments
        }

        init(stringLiteral condition: String) {
            self.init(condition)
        }
    }

    /// An expression that rows are ordered by.
    struct Term {
        let expression: String
        let isAscending: Bool

        init(_ expression: String, isAscending: Bool) {
            self.expression = expression
            self.isAscending = isAscending
        }
    }

    let parts: [Part]
    /// The last one is the id, so that no two rows are equal.
    let terms: [Term]

    /// - Parameter isAscending: whether the parts come in the order given, or the last one first.
    init(parts: [Part] = ["1"], isAscending: Bool = true, by terms: [Term]) {
        self.parts = isAscending ? parts : parts.reversed()
        self.terms = terms
    }
}

extension ListOrder {
    /// A row's place in the order.
    struct Position {
        let part: Int
        let values: [DatabaseValue]
    }

    /// A query's share of the list, which an index gives in order.
    struct Stretch {
        let condition: String
        let arguments: StatementArguments
    }

    /// Covers everything after a position, or before it, or everything, nearest first. Comparing several terms at once
    /// would keep SQLite from the index, so there is one stretch for each term: equal in those before it, and beyond the
    /// position in this one.
    func stretches(from position: Position?, isBackwards: Bool) -> [Stretch] {
        let places = isBackwards ? Array(parts.indices.reversed()) : Array(parts.indices)
        return places.flatMap { place -> [Stretch] in
            let part = parts[place]
            let whole = Stretch(condition: part.condition, arguments: part.arguments)
            guard let position else { return [whole] }
            if place == position.part { return stretches(in: part, from: position.values, isBackwards: isBackwards) }
            let isAhead = isBackwards ? place < position.part : place > position.part
            return isAhead ? [whole] : []
        }
    }

    private func stretches(in part: Part, from values: [DatabaseValue], isBackwards: Bool) -> [Stretch] {
        zip(terms, values).enumerated().reversed().map { depth, pair in
            let (term, value) = pair
            let equal = zip(terms, values).prefix(depth)
            let beyond = "\(term.expression) \(term.isAscending != isBackwards ? ">" : "<") ?"
            return Stretch(
                condition: ([part.condition] + equal.map { "\($0.0.expression) IS ?" } + [beyond]).joined(
                    separator: " AND "),
                arguments: part.arguments + StatementArguments(equal.map(\.1) + [value]))
        }
    }

    func sql(isBackwards: Bool) -> String {
        terms.map { "\($0.expression) \($0.isAscending != isBackwards ? "ASC" : "DESC")" }.joined(separator: ", ")
    }
}
