/// Checks text that people type, in the same way for forms, commands and imports.
package enum Text {
    /// The longest section of a postmortem, in UTF-8 bytes: the most that the Markdown renderer accepts.
    package static let longest = 64 * 1024

    /// Checks a text of one line: white space at the ends is removed, inner line breaks become spaces.
    package static func line(
        _ input: String, field: String, called name: String, atMost limit: Int = 200, required: Bool = false
    ) throws(Refusal) -> String {
        let text = input.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
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

    private static func checked(
        _ text: String, field: String, called name: String, atMost limit: Int, required: Bool
    ) throws(Refusal) -> String {
        if required && text.isEmpty {
            throw Refusal(field: field, "Enter \(name).")
        }
        let size = text.utf8.count
        if size > limit {
            throw Refusal(
                field: field,
                "\(name.capitalizedFirst) is too long: \(size) bytes; the limit is \(limit). Shorten it and save again."
            )
        }
        return text
    }
}
