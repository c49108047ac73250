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

    /// With a small first letter, for the middle of a sentence.
    package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    package var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
