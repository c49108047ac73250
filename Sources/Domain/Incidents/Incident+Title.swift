extension Incident {
    /// A title as it is kept: one line of limited length.
    ///
    /// - Throws: ``Refusal`` for the field `title`.
    package static func title(_ input: String) throws(Refusal) -> String {
        let title = try Text.line(input, field: "title", called: "the title")
        if title.isEmpty { throw Refusal(field: "title", "Enter a title that says what is wrong.") }
        return title
    }
}
