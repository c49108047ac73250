/// A word of a text, as far as names are concerned: `Anna-Lena`, `D’Arcy`, and `Mei` in `Mei's`.
struct NameWord {
    let range: Range<Int>
    let startsSentence: Bool

    /// Whether a character stands directly before the word and no other word before that.
    func follows(_ mark: UInt8, in bytes: [UInt8]) -> Bool {
        let before = range.lowerBound - 1
        guard before >= 0, bytes[before] == mark else { return false }
        return before == 0 || !NameWord.isLetter(bytes[before - 1])
    }

    /// Whether only a space, a line break or the dot of an initial is between two words.
    func isBesides(_ last: NameWord, in bytes: [UInt8]) -> Bool {
        switch bytes[last.range.upperBound..<range.lowerBound] {
        case [UInt8(ascii: " ")], [UInt8(ascii: "\n")], [0xC2, 0xA0]: true
        case [UInt8(ascii: "."), UInt8(ascii: " ")]: last.range.count == 1
        default: false
        }
    }

    /// The words in order. Once through the bytes.
    static func all(in bytes: [UInt8]) -> [NameWord] {
        var words: [NameWord] = []
        var startsSentence = true
        var isLineStart = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == NameMask.hidden {
                startsSentence = false
                isLineStart = false
                index += 1
            } else if symbolLength(bytes, index) == 0 && isLetter(byte) {
                let end = wordEnd(bytes, index)
                words.append(NameWord(range: index..<stem(bytes, index..<end), startsSentence: startsSentence))
                startsSentence = false
                isLineStart = false
                index = end
            } else {
                switch byte {
                case UInt8(ascii: "\n"):
                    if isLineStart { startsSentence = true }
                    isLineStart = true
                case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"): startsSentence = true
                case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                    // The marks of headings, quotations and items.
                    if isLineStart { startsSentence = true }
                default: if byte != UInt8(ascii: " ") { isLineStart = false }
                }
                index += max(1, symbolLength(bytes, index))
            }
        }
        return words
    }

    /// Letters, digits and everything outside ASCII that is no symbol.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    /// Goes on over a hyphen or an apostrophe between letters.
    private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let length = joinLength(bytes, index)
            if length > 0 {
                let next = index + length
                guard next < bytes.count, isLetter(bytes[next]), symbolLength(bytes, next) == 0 else { return index }
                index = next
            } else if isLetter(bytes[index]) && symbolLength(bytes, index) == 0 {
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    private static func joinLength(_ bytes: [UInt8], _ index: Int) -> Int {
        if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "'") { return 1 }
        return bytes[index...].starts(with: [0xE2, 0x80, 0x99]) ? 3 : 0
    }

    /// Without what is only the end of a word: “Mei’s”, “Mei'd”.
    private static func stem(_ bytes: [UInt8], _ word: Range<Int>) -> Int {
        for ending in endings where word.count > ending.count && bytes[word].suffix(ending.count).elementsEqual(ending)
        {
            return word.upperBound - ending.count
        }
        return word.upperBound
    }

    private static let endings = ["s", "d", "ll", "ve", "re"].flatMap { ["'" + $0, "’" + $0] }.map { Array($0.utf8) }

    /// The length of a punctuation mark or symbol outside ASCII, by the blocks they are in; 0 for anything else.
    private static func symbolLength(_ bytes: [UInt8], _ index: Int) -> Int {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch (bytes[index], next) {
        case (0xC2, _): return 2
        case (0xE2, _), (0xE3, 0x80), (0xEF, 0xBC), (0xEF, 0xBD): return 3
        case (0xF0, 0x9F): return 4
        default: return 0
        }
    }
}
