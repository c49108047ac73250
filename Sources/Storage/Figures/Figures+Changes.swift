import Domain

extension Change {
    /// Counts the kept figures anew, if one of them is wrong.
    ///
    /// - Returns: the names of those that were wrong.
    package func recountFigures() throws -> [String] {
        let wrong = try FigureSums.wrong(db)
        if wrong.isEmpty { return [] }
        try db.execute(sql: FigureSums.fill)
        try record(.setting, "counted figures anew: \(wrong.joined(separator: ", "))")
        return wrong
    }
}
