/// A Markdown text with everything out of sight that its writer did not say in prose: code, addresses, quotations, the
/// front matter, marks. Lengths stay as they are, so that a place in it is a place in the text.
struct WordingMask {
    /// Stands for something that is a noun in the sentence around it, such as a piece of code.
    static let noun = UInt16(0xFFFC)
    /// Ends a sentence: a new paragraph, item, row or heading.
    static let end = UInt16(0x2029)

    var units: [UInt16]
    /// The lines that are entries of a timeline, in order.
    private(set) var timelines: [Range<Int>] = []

    /// The words of others, in order and apart: hidden, or shown without its marks where quotations are read.
    private(set) var quotations: [Range<Int>] = []
    private let showsQuotations: Bool

    init(_ text: String, showsQuotations: Bool = false) {
        units = Array(text.utf16)
        self.showsQuotations = showsQuotations
        maskBlocks()
        maskInlines()
        // A quotation within a quotation is one of both.
        quotations = quotations.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { apart, next in
            guard let last = apart.last, next.lowerBound < last.upperBound else { return apart.append(next) }
            apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
        }
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
            if end < units.count { units[end] = isHeading || endsParagraph(line) ? WordingMask.end : ascii(" ") }
            isFirst = false
            start = end + 1
        }
    }

    /// A paragraph ends where the next line is empty or begins something of its own, or where this one is a heading or
    /// a row.
    private func endsParagraph(_ range: Range<Int>) -> Bool {
        var index = range.upperBound + 1
        while index < units.count, units[index] == ascii(" ") || units[index] == ascii("\t") { index += 1 }
        guard index < units.count else { return true }
        let unit = units[index]
        if unit == ascii("\n") || unit == ascii("\r") || "#>|-*+`~<=".utf16.contains(unit) { return true }
        if isDigit(unit) {
            var after = index
            while after < units.count, isDigit(units[after]), after < index + 10 { after += 1 }
            return after < units.count && (".):-".utf16.contains(units[after]))
        }
        // No further back than this line: lines out of sight are white space, however many there are.
        return units[range].last { $0 != ascii(" ") && $0 != ascii("\r") } == WordingMask.end
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
        if shape.kind == .quotation {
            let words = (line.lowerBound + shape.indent + 1)..<line.upperBound
            quote(line, marks: line.lowerBound..<words.lowerBound, isShown: WordingLine(units[words]).kind != .said)
            return false
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

    /// Puts what somebody else said out of sight, or only its marks.
    mutating func quote(_ range: Range<Int>, marks: Range<Int>, isShown: Bool = true, as noun: UInt16? = nil) {
        quotations.append(range)
        guard showsQuotations, isShown else { return hide(range, as: noun) }
        for mark in [marks.lowerBound, marks.upperBound - 1] { units[mark] = ascii(" ") }
    }

    mutating func hide(_ range: Range<Int>, as noun: UInt16? = nil) {
        for index in range where units[index] != WordingMask.end { units[index] = ascii(" ") }
        if let noun, let first = range.first { units[first] = noun }
    }

    /// - Parameter text: in ASCII. Asked at every letter, so most answers are known from the first.
    func matches(_ text: StaticString, at index: Int) -> Bool {
        text.withUTF8Buffer { bytes in
            guard units.count - index >= bytes.count else { return false }
            return bytes.indices.allSatisfy { units[index + $0] == UInt16(bytes[$0]) }
        }
    }

    private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

    func ascii(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(truncatingIfNeeded: scalar.value) }
}
