/// Recognises keys of records, such as `INC-12`: two to five capital letters, a hyphen, a number without leading zeros,
/// as a separate word. The page decides which keys exist.
enum Key {
    /// The key whose hyphen is at `hyphen`, if one begins at `lowerBound` or later. Letters outside ASCII do not count
    /// as part of a word here, because Chinese and Japanese texts have no spaces.
    static func range(in text: Bytes, hyphen: Int, from lowerBound: Int) -> Range<Int>? {
        var start = hyphen
        while start > lowerBound, hyphen - start <= 5, text[start - 1].isUppercase { start -= 1 }
        var end = hyphen + 1
        while text.at(end).isDigit, end - hyphen <= 9 { end += 1 }
        guard (2...5).contains(hyphen - start), end > hyphen + 1, text.at(hyphen + 1) != UInt8(ascii: "0"),
            !isWord(text.at(start - 1)), text.at(start - 1) != UInt8(ascii: "-"), !isWord(text.at(end)),
            text.at(end) != UInt8(ascii: "-") || !isWord(text.at(end + 1))
        else { return nil }
        return start..<end
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == UInt8(ascii: "_") }
}
