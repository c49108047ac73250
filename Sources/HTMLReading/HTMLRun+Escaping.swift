extension HTMLRun {
    /// A text that Markdown shows as it is.
    static func escaped(_ text: String) -> [UInt8] {
        var run = HTMLRun()
        run.addText(Array(text.utf8))
        return run.markdown(inCell: false)
    }

    /// The run as Markdown that shows its text and nothing else.
    ///
    /// - Parameter inCell: whether it is in a table, where `|` ends a cell.
    func markdown(inCell: Bool) -> [UInt8] {
        let run = withoutVainEmphasis
        let hasLines = run.bytes.contains(0x0A)
        let hasTildes = run.bytes.count { $0 == UInt8(ascii: "~") } > 1
        var result: [UInt8] = []
        result.reserveCapacity(run.bytes.count + 16)
        var isAtStart = true
        // The place of the full stop that would make a number at the start of a line one of a list.
        var stop = run.numberEnd(at: 0)
        for (index, byte) in run.bytes.enumerated() {
            if index == stop
                || run.isMark(index, isAtStart: isAtStart, inCell: inCell, hasLines: hasLines, hasTildes: hasTildes)
            {
                // A backslash in front of `[^` would be in the way of emphasis that ends there.
                let isNote = byte == UInt8(ascii: "[") && run.byte(index + 1) == UInt8(ascii: "^")
                result += isNote ? Array("&#91;".utf8) : [UInt8(ascii: "\\"), byte]
            } else {
                result.append(byte)
            }
            if byte == 0x0A { stop = run.numberEnd(at: index + 1) }
            isAtStart = byte == 0x0A || isAtStart && byte == 0x20
        }
        return result
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// Whether Markdown would take a byte of the text for a mark.
    private func isMark(_ index: Int, isAtStart: Bool, inCell: Bool, hasLines: Bool, hasTildes: Bool) -> Bool {
        let kind = kinds[index]
        guard kind == .text || kind == .linkText else { return false }
        let (before, next) = (byte(index - 1), byte(index + 1))
        // The space at the end of a line is left out.
        let behind = next == 0x20 ? byte(index + 2) : next
        let endsLine = behind == nil || behind == 0x0A
        switch bytes[index] {
        case UInt8(ascii: "`"), UInt8(ascii: "*"): return true
        case UInt8(ascii: "\\"): return endsLine || next.map { (0x21...0x7E).contains($0) && !$0.isWord } ?? true
        case UInt8(ascii: "_"): return !((before?.isWord ?? false) && (next?.isWord ?? false))
        case UInt8(ascii: "["):
            let begins = isAtStart && (next.map { "!^ xX".utf8.contains($0) } ?? false)
            return kind == .linkText || begins || next == UInt8(ascii: "[")
        case UInt8(ascii: "]"): return kind == .linkText || (next.map { "([:".utf8.contains($0) } ?? false)
        case UInt8(ascii: "!"): return next == UInt8(ascii: "[") && kinds[index + 1] == .mark
        case UInt8(ascii: "<"): return next.map { $0.isLetter || "/!?".utf8.contains($0) } ?? false
        case UInt8(ascii: "&"): return next.map { $0.isLetter || $0 == UInt8(ascii: "#") } ?? false
        case UInt8(ascii: "~"): return hasTildes || isAtStart
        case UInt8(ascii: "|"): return inCell || hasLines
        case UInt8(ascii: "#"):
            // At the end of a heading it would be gone.
            return isAtStart || endsLine && (before == 0x20 || before == UInt8(ascii: "#"))
        case UInt8(ascii: ">"), UInt8(ascii: "="): return isAtStart
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            return isAtStart && (endsLine || next == 0x20 || next == UInt8(ascii: "-") || next == UInt8(ascii: "|"))
        case UInt8(ascii: ":"): return isAtStart || isNameOfEmoji(index)
        case UInt8(ascii: "{"): return isAtStart && next == UInt8(ascii: "{")
        default: return false
        }
    }

    /// Whether a name such as `:tada:` begins here.
    private func isNameOfEmoji(_ index: Int) -> Bool {
        var end = index + 1
        while end < bytes.count, end - index <= 40, bytes[end].isWord || "_+-".utf8.contains(bytes[end]) { end += 1 }
        return end > index + 1 && byte(end) == UInt8(ascii: ":")
    }

    /// Where the sign is that makes a number at the start of a line one of a list: `1.` or `1)` and a space.
    private func numberEnd(at start: Int) -> Int? {
        var index = start
        while byte(index) == 0x20 { index += 1 }
        let first = index
        while index < bytes.count, index - first < 10, bytes[index].isDigit, kinds[index] == .text { index += 1 }
        guard (1...9).contains(index - first), let sign = byte(index), ".)".utf8.contains(sign) else { return nil }
        let next = byte(index + 1)
        return next == nil || next?.isSpace ?? true ? index : nil
    }
}

extension UInt8 {
    fileprivate var isWord: Bool { isLetter || isDigit }
}
