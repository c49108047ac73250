extension WordingMask {
    mutating func maskInlines() {
        var index = 0
        while index < units.count {
            switch units[index] {
            case ascii("`"): index = maskCode(at: index)
            case ascii("\""): index = maskQuotation(at: index, closing: ascii("\""))
            case ascii("'"): index = maskSingleQuotation(at: index, closing: ascii("'"))
            case 0x2018: index = maskSingleQuotation(at: index, closing: 0x2019)
            case 0x201C: index = maskQuotation(at: index, closing: 0x201D)
            case 0x201E: index = maskQuotation(at: index, closing: 0x201C)
            case 0x00AB: index = maskQuotation(at: index, closing: 0x00BB)
            case ascii("h"), ascii("w"): index = maskAddress(at: index)
            case ascii("]"): index = maskTarget(at: index)
            case ascii("<"): index = maskTag(at: index)
            case ascii("*"), ascii("["), ascii("~"):
                units[index] = ascii(" ")
                index += 1
            case ascii("_"):
                if !isInsideWord(index) { units[index] = ascii(" ") }
                index += 1
            default: index += 1
            }
        }
    }

    private func isInsideWord(_ index: Int) -> Bool {
        index > 0 && index + 1 < units.count && WordingTokens.isLetter(units[index - 1])
            && WordingTokens.isLetter(units[index + 1])
    }

    private mutating func maskCode(at start: Int) -> Int {
        var open = start
        while open < units.count, units[open] == ascii("`") { open += 1 }
        let count = open - start
        var index = open
        while index < units.count, index - start < 2_000, units[index] != WordingMask.end {
            guard units[index] == ascii("`") else {
                index += 1
                continue
            }
            var close = index
            while close < units.count, units[close] == ascii("`") { close += 1 }
            if close - index == count {
                hide(start..<close, as: WordingMask.noun)
                return close
            }
            index = close
        }
        hide(start..<open)
        return open
    }

    /// Text between quotation marks was said by somebody else, or is the name of something.
    private mutating func maskQuotation(at start: Int, closing: UInt16) -> Int {
        var index = start + 1
        while index < units.count, index - start < 600, units[index] != WordingMask.end {
            if units[index] == closing {
                hideQuotation(start..<(index + 1))
                return index + 1
            }
            index += 1
        }
        units[start] = ascii(" ")
        return start + 1
    }

    /// Single marks are apostrophes too: they open behind a space and close before what is no letter.
    private mutating func maskSingleQuotation(at start: Int, closing: UInt16) -> Int {
        let isOpening =
            (start == 0 || units[start - 1] <= 0x20 || units[start - 1] == ascii("(")
                || units[start - 1] == WordingMask.end)
            && start + 1 < units.count && WordingTokens.isLetter(units[start + 1])
        guard isOpening else { return start + 1 }
        var index = start + 1
        while index < units.count, index - start < 300, units[index] != WordingMask.end {
            let isClosing = index + 1 == units.count || !WordingTokens.isLetter(units[index + 1])
            if units[index] == closing, isClosing, units[index - 1] > 0x20 {
                hideQuotation(start..<(index + 1))
                return index + 1
            }
            index += 1
        }
        return start + 1
    }

    private mutating func hideQuotation(_ range: Range<Int>) {
        if !WordingQuotation.isPhrase(units[range].dropFirst().dropLast()) {
            return quote(range, marks: range, as: WordingMask.noun)
        }
        for mark in [range.lowerBound, range.upperBound - 1] { units[mark] = ascii(" ") }
    }

    private mutating func maskAddress(at start: Int) -> Int {
        let isStart = start == 0 || !WordingTokens.isLetter(units[start - 1])
        guard isStart, ["https://", "http://", "www."].contains(where: { matches($0, at: start) }) else {
            return start + 1
        }
        var end = start
        while end < units.count, units[end] > 0x20, units[end] != ascii(")"), units[end] != ascii(">"),
            units[end] != WordingMask.end
        { end += 1 }
        hide(start..<end, as: WordingMask.noun)
        return end
    }

    /// The address of a link: `](…)`.
    private mutating func maskTarget(at start: Int) -> Int {
        units[start] = ascii(" ")
        guard start + 1 < units.count, units[start + 1] == ascii("(") else { return start + 1 }
        var end = start + 2
        while end < units.count, end - start < 2_000, units[end] != ascii(")"), units[end] != WordingMask.end {
            end += 1
        }
        guard end < units.count, units[end] == ascii(")") else { return start + 1 }
        hide(start..<(end + 1))
        return end + 1
    }

    private mutating func maskTag(at start: Int) -> Int {
        guard start + 1 < units.count, WordingTokens.isLetter(units[start + 1]) || units[start + 1] == ascii("/") else {
            return start + 1
        }
        var end = start + 1
        while end < units.count, end - start < 500, units[end] != ascii(">"), units[end] != WordingMask.end { end += 1 }
        guard end < units.count, units[end] == ascii(">") else { return start + 1 }
        hide(start..<(end + 1))
        return end + 1
    }
}
