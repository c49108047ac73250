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

extension String {
    /// Without white space at both ends. Works on scalars: a combining mark on a space stays, and so do scalars that
    /// would group differently when read backwards.
    package var trimmed: String {
        let scalars = unicodeScalars
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:)) ?? start
        return String(scalars[start..<end])
    }

    /// Without blank lines at both ends, and without white space at the very end. Leading spaces of the first line with
    /// text stay, because they mean something in Markdown.
    package var trimmedOfBlankLines: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        let start = scalars[..<first].lastIndex(of: "\n").map(scalars.index(after:)) ?? scalars.startIndex
        return String(scalars[start...last])
    }

    /// With `\n` for `\r\n` and `\r`. The two are one `Character`, so that a search for `\n` would miss them.
    package var withPlainLineEnds: String {
        guard utf8.contains(0x0D) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte != 0x0A || previous != 0x0D { bytes.append(byte == 0x0D ? 0x0A : byte) }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
