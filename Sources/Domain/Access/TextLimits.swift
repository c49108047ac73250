extension Text {
    /// How many characters texts may have, as people count them. Forms show how many are left.
    package enum Limit {
        /// A title or a name.
        package static let title = 200
        package static let sentence = 300
        package static let note = 500
        package static let reason = 2_000
        package static let passage = 5_000
        package static let text = 20_000
        /// Lines for a timeline.
        package static let paste = 64 * 1024
    }

    /// The most bytes in UTF-8 that a text of so many characters may take. A character can be of any length; those of
    /// all scripts, and most pictures, have at most sixteen bytes.
    package static func bytes(for limit: Int) -> Int { limit > longest / 16 ? longest : limit * 16 }

    /// - Throws: ``Refusal`` for a text of more than `limit` characters, or of too many bytes.
    static func checkLength(_ text: String, field: String, called name: String, atMost limit: Int) throws(Refusal) {
        let size = text.utf8.count
        // A text has no more characters than bytes.
        if size <= limit { return }
        let count = text.count
        if count > limit {
            throw Refusal(
                field: field,
                "\(name.capitalizedFirst) is too long: \(count) characters; at most \(limit). Shorten it and save again."
            )
        }
        if size > bytes(for: limit) {
            throw Refusal(
                field: field,
                "\(name.capitalizedFirst) is too long: its characters take \(size) bytes; at most \(bytes(for: limit)). Shorten it and save again."
            )
        }
    }
}
