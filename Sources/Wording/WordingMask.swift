/// A Markdown text with everything out of sight that its writer did not say in prose: code, addresses, quotations, the
/// front matter, marks. Lengths stay as they are, so that a place in it is a place in the text.
struct WordingMask {
    /// Stands for something that is a noun in the sentence around it, such as a piece of code.
    static let noun = UInt16(0xFFFC)
    /// Ends a sentence: a new paragraph, item, row or heading.
    static let end = UInt16(0x2029)

    private(set) var units: [UInt16]
    /// The lines that are entries of a timeline, in order.
    private(set) var timelines: [Range<Int>] = []

    init(_ text: String) {
        units = Array(text.utf16)
        maskBlocks()
        maskInlines()
    }

    // MARK: Blocks

    private mutating func maskBlocks() {
        var start = 0
        var fence: (mark: UInt16, count: Int)?
        var isFrontMatter = false
        var isComment = false
        var isFirst = true
        var isSpeech = false
        while start < units.count {
            var isHeading = false
            let end = units[start...].firstIndex(of: ascii("\n")) ?? units.count
            let line = start..<end
            if isFirst, isRule(line, ascii("-")) {
                isFrontMatter = true
                hide(line)
            } else if isFrontMatter {
                if isRule(line, ascii("-")) { isFrontMatter = false }
                hide(line)
            } else if let open = fence {
                if let found = WordingLine.fence(units[line]), found.mark == open.mark, found.count >= open.count {
                    fence = nil
                }
                hide(line)
            } else if let found = WordingLine.fence(units[line]) {
                fence = found
                hide(line)
            } else {
                isHeading = maskLine(line, &isComment, &isSpeech)
            }
            if end < units.count { units[end] = isHeading || endsParagraph(after: end) ? WordingMask.end : ascii(" ") }
            isFirst = false
            start = end + 1
        }
    }

    /// A paragraph ends where the next line is empty or begins something of its own, or where this one is a heading or a row.
    private func endsParagraph(after end: Int) -> Bool {
        var index = end + 1
        while index < units.count, units[index] == ascii(" ") || units[index] == ascii("\t") { index += 1 }
        guard index < units.count else { return true }
        let unit = units[index]
        if unit == ascii("\n") || unit == ascii("\r") || "#>|-*+`~<=".utf16.contains(unit) { return true }
        if isDigit(unit) {
            var after = index
            while after < units.count, isDigit(units[after]), after < index + 10 { after += 1 }
            return after < units.count && (".):-".utf16.contains(units[after]))
        }
        var line = end - 1
        while line >= 0, units[line] == ascii(" ") || units[line] == ascii("\r") { line -= 1 }
        return line >= 0 && units[line] == WordingMask.end
    }

    /// Returns whether the line is a heading, which is a sentence of its own.
    private mutating func maskLine(_ line: Range<Int>, _ isComment: inout Bool, _ isSpeech: inout Bool) -> Bool {
        let shape = WordingLine(units[line])
        // A quotation, and a message below who wrote it, go on to the next empty line.
        switch shape.kind {
        case .empty: isSpeech = false
        case .quotation, .speaker: isSpeech = true
        case .timeline: timelines.append(line)
        case .heading, .item: isSpeech = false
        case .said, .prose: break
        }
        if isSpeech || shape.kind == .said {
            hide(line)
            return false
        }
        if shape.kind == .heading { units[line.lowerBound + shape.indent] = WordingMask.end }
        var index = line.lowerBound
        while index < line.upperBound {
            if isComment {
                if matches("-->", at: index) { isComment = false }
                units[index] = ascii(" ")
            } else if matches("<!--", at: index) {
                isComment = true
                units[index] = ascii(" ")
            } else if units[index] == ascii("|") {
                units[index] = WordingMask.end
            }
            index += 1
        }
        return shape.kind == .heading
    }

    private func isRule(_ line: Range<Int>, _ mark: UInt16) -> Bool {
        let marks = units[line].prefix { $0 == mark }.count
        return marks == 3 && units[line].dropFirst(marks).allSatisfy { $0 == ascii(" ") || $0 == ascii("\r") }
    }

    // MARK: Inlines

    private mutating func maskInlines() {
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

    /// What stands between quotation marks was said by somebody else, or is the name of something.
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
        if !WordingQuotation.isPhrase(units[range].dropFirst().dropLast()) { return hide(range, as: WordingMask.noun) }
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

    private mutating func hide(_ range: Range<Int>, as noun: UInt16? = nil) {
        for index in range where units[index] != WordingMask.end { units[index] = ascii(" ") }
        if let noun, let first = range.first { units[first] = noun }
    }

    private func matches(_ text: String, at index: Int) -> Bool {
        units[index...].starts(with: text.utf16)
    }

    private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

    private func ascii(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(truncatingIfNeeded: scalar.value) }
}
