/// Inserts marks into a text before cmark parses it and removes them from everything read from the tree, because the
/// tree loses two facts that our additions need:
/// - which characters were escaped, so that `\~` does not strike text out, `INC\-12` is not a link, and `\[^1]` not
///   a note;
/// - that `_` and `*` in a bare address are not emphasis.
///
/// A mark is a noncharacter (U+FDD0 to U+FDD3), which means nothing to cmark. It is placed between the backslash and
/// the escaped character, or behind the character where cmark has to see the two together, or replaces the character in
/// the address. Nowhere is it the neighbour of a run of `*` or `_` in place of the punctuation there, on which it depends
/// whether the run is emphasis. Such a noncharacter in the text itself becomes U+FFFD.
struct Guard {
    private var hasMarks = false

    private static let escape: UInt8 = 0x90
    private static let underscore: UInt8 = 0x91
    private static let asterisk: UInt8 = 0x92
    private static let bracket: UInt8 = 0x93

    private static func isMark(_ text: Bytes, at index: Int) -> Bool {
        text.at(index) == 0xEF && text.at(index + 1) == 0xB7 && (escape...bracket).contains(text.at(index + 2))
    }

    /// The text without noncharacters, with marks where they are needed.
    mutating func guarded(_ text: [UInt8]) -> [UInt8] {
        let text = text.withUnsafeBufferPointer(Guard.withoutNoncharacters) ?? text
        guard let marked = text.withUnsafeBufferPointer(Guard.withMarks) else { return text }
        hasMarks = true
        return marked
    }

    private static func withoutNoncharacters(_ text: Bytes) -> [UInt8]? {
        guard text.contains(0xEF), text.indices.contains(where: { isMark(text, at: $0) }) else { return nil }
        var result = Array(text)
        for index in text.indices where isMark(text, at: index) {
            result.replaceSubrange(index..<index + 3, with: "\u{FFFD}".utf8)
        }
        return result
    }

    private static func withMarks(_ text: Bytes) -> [UInt8]? {
        var result: [UInt8] = []
        var copied = 0
        func mark(_ mark: UInt8, at index: Int, replacing length: Int) {
            result.append(contentsOf: text.part(copied..<index))
            result.append(contentsOf: [0xEF, 0xB7, mark])
            copied = index + length
        }
        var index = 0
        while index < text.count {
            switch text[index] {
            case .backslash where "~-:@/".utf8.contains(text.at(index + 1)):
                mark(escape, at: index + 1, replacing: 0)
                index += 2
            case .backslash
            where text.at(index + 1) == UInt8(ascii: "[") && text.at(index + 2) == UInt8(ascii: "^"):
                mark(bracket, at: index + 2, replacing: 0)
                index += 2
            case .backslash where text.at(index + 1) == .backslash:
                index += 2
            case UInt8(ascii: ":"), UInt8(ascii: "."):
                guard let address = BareAddress.any(in: text, at: index, from: copied, isSource: true) else {
                    index += 1
                    continue
                }
                for place in address {
                    if text[place] == UInt8(ascii: "_") { mark(underscore, at: place, replacing: 1) }
                    if text[place] == UInt8(ascii: "*") { mark(asterisk, at: place, replacing: 1) }
                }
                index = address.upperBound
            default:
                index += 1
            }
        }
        if copied == 0 { return nil }
        result.append(contentsOf: text.part(copied..<text.count))
        return result
    }

    /// Whether there was a backslash before the character.
    static func isEscaped(_ text: Bytes, at index: Int) -> Bool {
        isMark(text, at: index - 3) && text[index - 1] == escape
    }

    /// Everything read from the tree passes through this function, so that no mark gets out, and so that an address is
    /// judged exactly as it will be written.
    ///
    /// In code and HTML the backslash is part of the text; elsewhere it is not.
    func withRestored<Result>(
        _ text: Bytes, keepingBackslashes: Bool = false, _ body: (Bytes) -> Result
    ) -> Result {
        guard hasMarks, text.contains(0xEF) else { return body(text) }
        return Guard.restored(text, keepingBackslashes).withUnsafeBufferPointer(body)
    }

    private static func restored(_ text: Bytes, _ keepsBackslashes: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard isMark(text, at: index) else {
                result.append(text[index])
                index += 1
                continue
            }
            switch text[index + 2] {
            case underscore: result.append(UInt8(ascii: "_"))
            case asterisk: result.append(UInt8(ascii: "*"))
            case bracket: break
            default: if !keepsBackslashes, result.last == .backslash { result.removeLast() }
            }
            index += 3
        }
        return result
    }
}
