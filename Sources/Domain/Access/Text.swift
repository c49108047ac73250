/// Checks text that people type, in the same way for forms, commands and imports.
package enum Text {
    /// The longest section of a postmortem, in characters and in UTF-8 bytes: the most that the Markdown renderer accepts.
    package static let longest = 256 * 1024

    /// Checks a text of one line: white space at the ends is removed, inner line breaks become spaces. Characters that
    /// turn text around are refused, because a title or name is read beside others.
    ///
    /// - Parameter isQuoted: whether it is pasted or quoted from elsewhere and kept as it is. Pages isolate it.
    package static func line(
        _ input: String, field: String, called name: String, atMost limit: Int = Limit.title, required: Bool = false,
        isQuoted: Bool = false
    ) throws(Refusal) -> String {
        let text = input.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
        if !isQuoted { try refuseTurning(text, field: field) }
        return try checked(text, field: field, called: name, atMost: limit, required: required)
    }

    /// Checks a text of several lines, kept as typed except that line breaks become `\n` and blank lines at both ends
    /// are removed.
    package static func paragraphs(
        _ input: String, field: String, called name: String, atMost limit: Int = longest, required: Bool = false
    ) throws(Refusal) -> String {
        try checked(
            input.withPlainLineEnds.trimmedOfBlankLines, field: field, called: name, atMost: limit, required: required)
    }

    /// Left-to-right and right-to-left marks (U+200E, U+200F) are usual in names and titles and turn nothing around.
    private static func refuseTurning(_ text: String, field: String) throws(Refusal) {
        let scalars = text.unicodeScalars
        guard let place = scalars.firstIndex(where: turns) else { return }
        let code = String(scalars[place].value, radix: 16, uppercase: true)
        let before = String(String.UnicodeScalarView(scalars[..<place].suffix(20)))
        let position = before.isEmpty ? "at the beginning" : "after “\(before)”"
        throw Refusal(
            field: field,
            "There is an invisible character that turns the text around (U+\(code)) \(position). Delete it, or type the text again."
        )
    }

    /// Embeddings and overrides U+202A…202E, isolates U+2066…2069.
    static func turns(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    private static func checked(
        _ text: String, field: String, called name: String, atMost limit: Int, required: Bool
    ) throws(Refusal) -> String {
        if required && text.isEmpty {
            throw Refusal(field: field, "Enter \(name).")
        }
        try checkLength(text, field: field, called: name, atMost: limit)
        return text
    }
}
