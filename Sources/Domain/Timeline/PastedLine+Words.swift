import Foundation

extension PastedLine {
    static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        separators.contains(scalar) || scalar.properties.isWhitespace
    }

    /// The beginning of each of the first words, and the end of the line. A word ends at white space, at a mark of a
    /// table or a list of values, and where text follows a time without a space: `14:02,Alert`.
    static func wordStarts(in line: String, atMost limit: Int) -> [String.Index] {
        var starts = [line.startIndex]
        var wasSpace = false
        var before: Character = " "
        var colons = 0
        for index in line.indices {
            let character = line[index]
            let next = line.index(after: index)
            // `14:02:33,512` has its comma inside.
            let isInside = colons == 2 && before.isNumber && next < line.endIndex && line[next].isNumber
            let isComma = character == ";" || (character == "," && !isInside)
            let isSpace = character.isWhitespace || "|\"])(\u{FF08}".contains(character) || isComma
            let isGlued = "-:\u{2013}\u{2014}".contains(before) && character.isLetter && colons > 0
            if (wasSpace || isGlued) && !isSpace { starts.append(index) }
            if isSpace { colons = 0 } else if character == ":" { colons += 1 }
            wasSpace = isSpace
            before = character
            if starts.count > limit { return starts }
        }
        starts.append(line.endIndex)
        return starts
    }

    /// The words up to the first that is no part of any time, so that few beginnings of a line have to be tried.
    static func plausible(_ starts: [String.Index], in line: String) -> [String.Index] {
        guard let end = starts.indices.dropLast().first(where: { !isPlausible(line[starts[$0]..<starts[$0 + 1]]) })
        else {
            return starts
        }
        return Array(starts[...end])
    }

    static func isPlausible(_ word: Substring) -> Bool {
        if word.utf8.contains(where: ClockTime.isDigit) || word.utf8.contains(UInt8(ascii: "/")) { return true }
        let letters = word.drop { !$0.isLetter }.prefix { $0.isLetter }
        return letters.isEmpty || letters.utf8.count <= 12 && plausibleWords.contains(letters.lowercased())
    }

    static let plausibleWords: Set<String> = Set(TimeWords.smallWords).union(MonthNames.all)
        .union(ZoneWord.abbreviations.map { $0.lowercased() })

    static func withoutTrailingSeparator(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let last = scalars.lastIndex(where: { !isGap($0) && $0 != "=" }) else { return "" }
        return String(scalars[...last])
    }

    static func textBehind(_ rest: Substring, in stamp: Substring) -> String {
        var isQuoted = false
        let scalars = rest.unicodeScalars
        var begin = scalars.startIndex
        while begin < scalars.endIndex, isGap(scalars[begin]) {
            // `-10 pods` is a figure.
            let next = scalars.index(after: begin)
            if scalars[begin] == "-", next < scalars.endIndex, scalars[next].properties.numericType != nil { break }
            begin = next
        }
        var behind = Substring(scalars[begin...])
        if stamp.contains("\""), behind.last == "\"", !behind.dropLast().contains("\"") { behind = behind.dropLast() }
        if stamp.hasSuffix("\""), !stamp.dropLast().hasSuffix("\"") { isQuoted = stamp.dropLast().last == "," }
        if isQuoted, behind.last == "\"" { behind = behind.dropLast() }
        let between = stamp.reversed().prefix { $0.unicodeScalars.allSatisfy(isGap) }
        let isSpan =
            between.contains { "-\u{2013}\u{2014}".contains($0) }
            && ClockTime.read(behind.split(separator: " ", maxSplits: 2)[...]) != nil
        // `19:22 - 20:00 Searching`: the end of a span belongs to the text, and a dash tells that it is one.
        var text = isSpan ? "\u{2013} " + behind : behind
        // Emphasis that was opened in front of the time and closed behind it: `**14:02**`, or `**14:02 the text**`.
        for mark in ["**", "__"] {
            let opened = count(mark, in: stamp) % 2 == 1
            if opened && text.hasPrefix(mark) { text = text.dropFirst(2) }
            if opened, !text.hasPrefix(mark), count(mark, in: text) % 2 == 1 { return (mark + text).trimmed }
        }
        return String(text).trimmed
    }

    /// How often a mark of two equal bytes occurs.
    static func count(_ mark: String, in text: Substring) -> Int {
        guard let byte = mark.utf8.first else { return 0 }
        var count = 0
        var wasMark = false
        for next in text.utf8 {
            if next == byte && wasMark {
                count += 1
                wasMark = false
            } else {
                wasMark = next == byte
            }
        }
        return count
    }
}
