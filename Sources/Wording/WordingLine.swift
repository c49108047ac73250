/// The kind of a line of a text, as far as its beginning and its end tell.
struct WordingLine {
    enum Kind {
        case empty, heading, quotation, item, prose
        /// `10:31 The alias is moved back`
        case timeline
        /// `10:31 ines: my bad, I looked at the wrong graph`
        case said
        /// `Ines Ortega 10:31 AM`, with what she wrote below.
        case speaker
    }

    let kind: Kind
    /// How much white space it begins with.
    let indent: Int

    init(_ units: ArraySlice<UInt16>) {
        indent = units.prefix { $0 <= 0x20 }.count
        kind = WordingLine.kind(of: units, from: units.startIndex + indent)
    }

    /// The mark that opens or closes a block of code, and how often it is repeated.
    static func fence(_ units: ArraySlice<UInt16>) -> (mark: UInt16, count: Int)? {
        let rest = units.drop { $0 == 0x20 }
        guard let mark = rest.first, mark == 0x60 || mark == 0x7E else { return nil }
        let count = rest.prefix { $0 == mark }.count
        return count >= 3 ? (mark, count) : nil
    }

    private static func kind(of units: ArraySlice<UInt16>, from start: Int) -> Kind {
        guard start < units.endIndex else { return .empty }
        switch units[start] {
        case 0x3E: return .quotation
        case 0x23: return .heading
        default: break
        }
        var reader = WordingLineReader(units: units, index: start)
        let isItem = reader.skipMarks()
        if reader.skipSpeakerInAngles() { return .said }
        if reader.skipTime() {
            reader.skipZone()
            return reader.skipSpeaker() ? .said : .timeline
        }
        if reader.isSpeakerWithTime() { return .speaker }
        return isItem ? .item : .prose
    }
}

/// Reads the beginning of a line: marks, times, and who speaks.
private struct WordingLineReader {
    let units: ArraySlice<UInt16>
    var index: Int

    private var unit: UInt16? { index < units.endIndex ? units[index] : nil }

    /// List marks, cells, brackets and emphasis. Returns whether there was the mark of an item or of a row.
    mutating func skipMarks() -> Bool {
        let first = unit
        while let unit, unit <= 0x20 || "|-*+[(_~•–".utf16.contains(unit) { index += 1 }
        return first.map { "|-*+".utf16.contains($0) } ?? false
    }

    /// `10:31`, `10:31:05`, `2024-03-05 10:31`, `2024-03-05T10:31Z`. A date alone is none.
    mutating func skipTime() -> Bool {
        let start = index
        var isTime = false
        var digits = 0
        while let unit, index - start < 34 {
            if (0x30...0x39).contains(unit) {
                digits += 1
            } else if unit == 0x3A {
                let next = index + 1 < units.endIndex ? units[index + 1] : 0
                guard (0x30...0x39).contains(next) else { break }
                isTime = isTime || digits > 0
            } else if !"-/.TZ ,~h".utf16.contains(unit) {
                break
            }
            index += 1
        }
        if !isTime { index = start }
        return isTime
    }

    /// `UTC`, `am`, and the marks between a time and what happened then.
    mutating func skipZone() {
        for _ in 0..<3 {
            while let unit, unit <= 0x20 || "|-*+[]()_:~–—.,".utf16.contains(unit) { index += 1 }
            let word = units[index...].prefix(5).prefix { WordingTokens.isLetter($0) }
            let text = String(decoding: word, as: UTF16.self).lowercased()
            guard
                ["utc", "gmt", "am", "pm", "cet", "cest", "bst", "est", "edt", "pst", "pdt", "z", "ist"].contains(text)
            else { return }
            index += word.count
        }
    }

    /// `ines:` or `Ines Ortega:` before what was said.
    mutating func skipSpeaker() -> Bool {
        var words = 0
        var place = index
        if place < units.endIndex, units[place] == 0x40 { place += 1 }
        while place < units.endIndex, words < 3 {
            let word = units[place...].prefix { WordingTokens.isLetter($0) || "-.*".utf16.contains($0) || isDigit($0) }
            if word.isEmpty { return false }
            words += 1
            place += word.count
            guard place < units.endIndex else { return false }
            if units[place] == 0x3A { return place + 1 < units.endIndex && units[place + 1] == 0x20 }
            guard units[place] == 0x20 else { return false }
            place += 1
        }
        return false
    }

    /// `<ines> looking`
    mutating func skipSpeakerInAngles() -> Bool {
        guard unit == 0x3C else { return false }
        let name = units[(index + 1)...].prefix(40).prefix { $0 != 0x3E && $0 > 0x20 }
        let end = index + 1 + name.count
        guard !name.isEmpty, name.allSatisfy({ WordingTokens.isLetter($0) || isDigit($0) || $0 == 0x2D }),
            end + 1 < units.endIndex, units[end] == 0x3E, units[end + 1] == 0x20
        else { return false }
        // A tag of HTML at the beginning is prose.
        return !["b", "i", "p", "br", "em", "li", "td", "th", "strong", "details", "summary", "sub", "sup", "kbd"]
            .contains(
                String(decoding: name, as: UTF16.self).lowercased())
    }

    /// At most four words and then a time, with nothing else: `Ines Ortega 10:31 AM`, `ines [10:31]`.
    func isSpeakerWithTime() -> Bool {
        guard units.count < 60 else { return false }
        let text = String(decoding: units, as: UTF16.self)
        let words = text.split { " []()*,_".contains($0) || $0 == "\r" || $0 == "\t" }
        guard (2...5).contains(words.count), let first = words.first, first.first?.isLetter == true else {
            return false
        }
        var rest = words[...]
        if let last = rest.last, ["am", "pm"].contains(last.lowercased()) { rest = rest.dropLast() }
        guard let time = rest.last, rest.count >= 2 else { return false }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }
            && rest.dropLast().allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." } }
    }

    private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }
}
