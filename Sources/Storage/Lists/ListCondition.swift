/// Conditions of lists as SQL.
enum ListCondition {
    /// That a column has one of some words. They are written out, a single one as an equation, so that an index of the
    /// rows with these words alone can be used.
    static func oneOf(_ column: String, _ words: [String]) -> String {
        // Words are those of our own enums; anything else would have no place in the text of a query.
        let quoted = words.filter { $0.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) } }.map { "'\($0)'" }
        if quoted.count == 1, let word = quoted.first { return "\(column) = \(word)" }
        return "\(column) IN (\(quoted.sorted().joined(separator: ", ")))"
    }
}
