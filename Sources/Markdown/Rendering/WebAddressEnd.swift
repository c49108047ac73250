/// Finds the end of a web address in running text: at white space, and before the punctuation behind it.
///
/// Monitoring tools put queries into addresses as they are, with quotation marks, brackets, pipes and tildes. These
/// belong to the address where they are within brackets, or are a pair within it.
struct WebAddressEnd {
    private let text: Bytes
    private let host: Int
    private(set) var index: Int
    private var depth = 0
    /// Of round and square brackets the opening ones less the closing ones.
    private var parentheses = 0
    private var brackets = 0
    private var isQuoted = false

    init(in text: Bytes, start: Int, host: Int, isSource: Bool) {
        self.text = text
        self.host = host
        index = host
        let before = text.at(start - 1)
        while index < text.count, !BareAddress.endsWebAddress(text, at: index) || isPipeInSource(isSource) {
            let byte = text[index]
            if byte == UInt8(ascii: "\""), !takesQuotationMark(after: before) { break }
            if byte == .pipe, endsAtPipe(isSource) { break }
            if isSource, closesMore(byte) { break }
            count(byte)
            if byte == .backslash { index += 1 }
            index += 1
        }
        dropPunctuation(before: before)
    }

    /// In a cell a pipe has a backslash.
    private func isPipeInSource(_ isSource: Bool) -> Bool {
        isSource && text[index] == .backslash && text.at(index + 1) == .pipe
    }

    private mutating func takesQuotationMark(after before: UInt8) -> Bool {
        if depth > 0 { return true }
        if isQuoted {
            isQuoted = false
            return true
        }
        isQuoted = before != UInt8(ascii: "\"") && "=:".utf8.contains(text[index - 1]) && text.at(index + 1) > .space
        return isQuoted
    }

    private func endsAtPipe(_ isSource: Bool) -> Bool {
        if depth > 0 { return false }
        let next = text.at(index + 1)
        return isSource || next == 0 || next.isWhitespace || next == .pipe
            || text.part(index + 1..<text.count).starts(with: "http", caseInsensitive: true)
    }

    /// Whether a bracket closes what was opened before the address.
    private func closesMore(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ")") && parentheses == 0 || byte == UInt8(ascii: "]") && brackets == 0
    }

    private mutating func count(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("): parentheses += 1
        case UInt8(ascii: ")"): parentheses -= 1
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "]"): brackets -= 1
        default: break
        }
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth = max(0, depth - 1) }
    }

    private mutating func dropPunctuation(before: UInt8) {
        var mayKeepTildes = before != .tilde
        while index > host {
            switch text[index - 1] {
            case UInt8(ascii: ";"):
                index -= 1
                var reference = index
                while reference > host, text[reference - 1].isAlphanumeric { reference -= 1 }
                if reference < index, reference > host, text[reference - 1] == UInt8(ascii: "&") {
                    index = reference - 1
                }
            case UInt8(ascii: ")") where parentheses < 0:
                parentheses += 1
                index -= 1
            case UInt8(ascii: "]") where brackets < 0:
                brackets += 1
                index -= 1
            case UInt8(ascii: "\"") where isQuoted:
                isQuoted = false
                index -= 1
            case .tilde:
                if mayKeepTildes, endsWithPairOfTildes { return }
                mayKeepTildes = false
                index -= 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "'"), .pipe:
                index -= 1
            default:
                return
            }
        }
    }

    /// Whether each run of tildes as long as the last one has a partner, as in `~user/~~a~~`.
    private var endsWithPairOfTildes: Bool {
        var counts = [0, 0, 0]
        var length = 0
        for place in host..<index {
            length = text[place] == .tilde ? length + 1 : 0
            if length > 0, place + 1 == index || text[place + 1] != .tilde { counts[min(length, 3) - 1] += 1 }
        }
        return (1...2).contains(length) && counts[length - 1].isMultiple(of: 2)
    }
}
