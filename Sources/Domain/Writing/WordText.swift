/// A text split into words and the gaps between them, by bytes.
///
/// A word is the text between white space; each ideograph or kana is a separate word, because they are written without
/// spaces. Merging moves whole words, so that the result contains no word that nobody wrote.
package struct WordText: Sendable {
    let bytes: [UInt8]
    /// The start and end of each word.
    private(set) var words: [Range<Int>] = []

    package init(_ text: String) {
        bytes = Array(text.utf8)
        words.reserveCapacity(bytes.count / 6)
        var start: Int?
        var index = 0
        bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let (kind, length) = WordText.kind(of: bytes, at: index)
                switch kind {
                case .space:
                    if let first = start { words.append(first..<index) }
                    start = nil
                case .letter:
                    start = start ?? index
                case .ideograph:
                    if let first = start { words.append(first..<index) }
                    var end = index + length
                    while end < bytes.count, case (.mark, let more) = WordText.kind(of: bytes, at: end) { end += more }
                    words.append(index..<end)
                    start = nil
                    index = end
                    continue
                case .mark:
                    start = start ?? index
                }
                index += length
            }
        }
        if let first = start { words.append(first..<bytes.count) }
    }

    var count: Int { words.count }

    /// The gap before a word, or after the last word.
    func gap(before index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : words[index - 1].upperBound
        let end = index == words.count ? bytes.count : words[index].lowerBound
        return bytes[start..<end]
    }

    func word(_ index: Int) -> ArraySlice<UInt8> { bytes[words[index]] }

    /// Words with the gaps between them.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(decoding: bytes[words[first].lowerBound..<words[last].upperBound], as: UTF8.self)
    }

    private enum Kind {
        case space, letter, ideograph
        /// Belongs to the character before it.
        case mark
    }

    private static func kind(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Kind, length: Int) {
        let lead = bytes[index]
        if lead < 0x80 { return (lead == 0x20 || (0x09...0x0D).contains(lead) ? .space : .letter, 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return (.letter, 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        switch value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (.space, length)
        case 0x3099, 0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: return (.mark, length)
        case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            return (.ideograph, length)
        default: return (.letter, length)
        }
    }

    /// Whether this word needs no space between itself and its neighbours.
    func isIdeograph(_ index: Int) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            if case (.ideograph, _) = WordText.kind(of: bytes, at: words[index].lowerBound) { true } else { false }
        }
    }

    /// The words of several texts as numbers: the same word has the same number in all of them. Words are compared by
    /// their bytes, because strings compare by canonical equivalence.
    static func numbers(_ texts: [WordText]) -> [[Int32]] {
        let count = texts.reduce(0) { $0 + $1.count }
        var table = [Int32](repeating: -1, count: max(64, count * 2).roundedUpToPowerOfTwo)
        /// By number: the first occurrence of the word in the concatenated bytes of all texts.
        var firsts: [Range<Int>] = []
        let all = texts.flatMap(\.bytes)
        var start = 0
        return all.withUnsafeBytes { all in
            texts.map { text in
                defer { start += text.bytes.count }
                return text.words.map { range in
                    let place = range.lowerBound + start..<range.upperBound + start
                    let word = UnsafeRawBufferPointer(rebasing: all[place])
                    var hasher = Hasher()
                    hasher.combine(bytes: word)
                    var slot = hasher.finalize() & (table.count - 1)
                    while table[slot] >= 0 {
                        let known = firsts[Int(table[slot])]
                        if known.count == place.count, word.elementsEqual(UnsafeRawBufferPointer(rebasing: all[known]))
                        {
                            return table[slot]
                        }
                        slot = (slot + 1) & (table.count - 1)
                    }
                    table[slot] = Int32(truncatingIfNeeded: firsts.count)
                    firsts.append(place)
                    return table[slot]
                }
            }
        }
    }
}

extension Int {
    fileprivate var roundedUpToPowerOfTwo: Int {
        var power = 1
        while power < self { power *= 2 }
        return power
    }
}
