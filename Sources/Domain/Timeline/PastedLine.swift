import Foundation

/// The shapes that lines of a timeline come in.
///
/// Every step looks at a text once, from one end: what people paste is as long as they like.
enum PastedLine {
    /// In UTF-8 bytes: no time at the beginning of a line takes more.
    private static let longestStamp = 200

    /// The cells of a table row, or the line as one cell. An escaped pipe belongs to its cell.
    static func cells(of line: String) -> [String] {
        let text = line.trimmed
        guard text.hasPrefix("|") else { return [text] }
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in text.dropFirst() {
            if character == "|" && !isEscaped {
                cells.append(cell.trimmed)
                cell = ""
            } else {
                if isEscaped && character == "|" { cell.removeLast() }
                cell.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
        return cells.filter { !$0.isEmpty }
    }

    /// Without the number of a list in front, or nil where there is none. It may be the day of a date (`1. March`), so
    /// this is for lines in which no time was found otherwise.
    static func withoutNumber(_ line: String) -> String? {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.utf8.count), let mark = line[digits.endIndex...].first, mark == "." || mark == ")"
        else { return nil }
        let rest = line[digits.endIndex...].dropFirst()
        return rest.first?.isWhitespace == true ? String(rest).trimmed : nil
    }

    /// Without the bullet or the heading marks in front, and without the marks that close a heading.
    static func withoutMarker(_ line: String) -> String {
        var text = line.drop { $0 == "#" || $0 == ">" }
        let isHeading = line.utf8.first == UInt8(ascii: "#")
        text = text.drop(while: \.isWhitespace)
        for bullet in ["- ", "* ", "+ ", "\u{2022} ", "\u{2013} "] where text.hasPrefix(bullet) {
            text = text.dropFirst(2)
        }
        for box in ["[ ] ", "[x] "] where text.hasPrefix(box) { text = text.dropFirst(4) }
        if isHeading, let last = text.lastIndex(where: { $0 != "#" && !$0.isWhitespace }) { text = text[...last] }
        return String(text).trimmed
    }

    /// A time at the beginning of a line, with the text behind it. Tries the longest stamp first, so that a date, a
    /// time and a zone in front are all taken.
    ///
    /// - Parameter isListed: whether the line is an item of a list, so that a bare figure in front is its time.
    static func stamp(in raw: String, _ reading: TimeReading, isListed: Bool) -> PastedStamp? {
        let (head, tail) = divided(raw)
        guard head.utf8.contains(where: ClockTime.isDigit) else { return nil }
        if let stamp = PastedStamp.logged(head, tail: tail) ?? linked(head, whole: raw, reading) { return stamp }
        let line = PastedSpan.spaced(head)
        let starts = plausible(wordStarts(in: line, atMost: 10), in: line)
        for end in starts.dropFirst().reversed() {
            let candidate = line[line.startIndex..<end]
            let marks = candidate.contains("/") ? "*`|[]\"" : "*_`|[]\""
            let bare = candidate.filter { !marks.contains($0) }.trimmed
            let stripped = withoutTrailingSeparator(bare)
            if stripped.isEmpty { continue }
            guard let parsed = TimeWords(stripped, reading).parse() else { continue }
            let isAtEnd = end == line.endIndex && tail.isEmpty
            let endsWithSeparator = stripped.utf8.count < bare.utf8.count || candidate.contains("|") || isAtEnd
            if parsed.endsLoosely && !endsWithSeparator { continue }
            // `23:00 AM` says two things.
            if PastedFigure.beginsWithHalf(line[end...]) { return nil }
            let isTimeForCertain = parsed.namesZone || parsed.day != nil || parsed.yearless != nil
            if parsed.isFigure && !isTimeForCertain && !endsWithSeparator && !isListed { continue }
            if parsed.isDotted && !isTimeForCertain && PastedFigure.beginsWithUnit(line[end...]) { return nil }
            return PastedStamp(time: .clock(parsed), text: textBehind(line[end...] + tail, in: candidate))
        }
        return nil
    }

    /// `[10.41](https://…) text`: the label of a link is the time, and the link remains part of the text.
    private static func linked(_ head: String, whole: String, _ reading: TimeReading) -> PastedStamp? {
        guard head.hasPrefix("["), let end = head.firstIndex(of: "]"), head[end...].hasPrefix("](") else { return nil }
        let label = String(head[head.index(after: head.startIndex)..<end]).trimmed
        return TimeWords(label, reading).parse().map { PastedStamp(time: .clock($0), text: whole) }
    }

    /// A date at the beginning of a line that names no time, with the text behind it.
    static func date(
        in raw: String, _ reading: TimeReading, isListed: Bool
    ) -> (date: WrittenDate.Read, text: String)? {
        let (line, tail) = divided(raw)
        guard line.utf8.prefix(40).contains(where: ClockTime.isDigit) else { return nil }
        let starts = plausible(wordStarts(in: line, atMost: 5), in: line)
        for end in starts.dropFirst().reversed() {
            let candidate = line[line.startIndex..<end]
            let bare = candidate.filter { !"*_`|[](),\u{FF08}\"".contains($0) }.trimmed
            let stripped = withoutTrailingSeparator(bare)
            let words = stripped.split(whereSeparator: \.isWhitespace).drop { WrittenDate.isWeekday($0.lowercased()) }
            guard let read = WrittenDate.read(words, order: reading.order), read.used == words.count else { continue }
            let endsWithSeparator = stripped.utf8.count < bare.utf8.count || candidate.contains("|")
            if case .yearless = read.date, !endsWithSeparator { continue }
            return (read, textBehind(line[end...] + tail, in: candidate))
        }
        return nil
    }

    /// A cell that holds a time and nothing else, in a table whose first column is another one.
    static func stamp(inCells cells: [String], _ reading: TimeReading) -> PastedStamp? {
        for (index, cell) in cells.enumerated() where cell.utf8.count <= 60 {
            guard let parsed = TimeWords(cell.filter { !"*_`".contains($0) }, reading).parse(), !parsed.isFigure else {
                continue
            }
            var others = cells
            others.remove(at: index)
            return PastedStamp(time: .clock(parsed), text: others.joined(separator: " | "))
        }
        return nil
    }

    /// `First detected: 2023-01-11 14:22`: a few words, then a date with a time. Or a name and a time, as chats are
    /// copied: `Priya Nair  2:03 PM`.
    static func stamp(atEndOf line: String, _ reading: TimeReading) -> PastedStamp? {
        guard line.utf8.count <= 120, line.utf8.suffix(40).contains(where: ClockTime.isDigit) else { return nil }
        for (count, start) in wordStarts(in: line, atMost: 9).enumerated().dropFirst() {
            let ending = line[start...].filter { !"*_`[]".contains($0) }
            guard let parsed = TimeWords(String(ending), reading).parse() else { continue }
            let before = line[..<start]
            if parsed.day != nil, !isName(before, words: count, ending: ending) {
                return PastedStamp(time: .clock(parsed), text: withoutTrailingSeparator(String(before)))
            }
            guard parsed.day != nil || isName(before, words: count, ending: ending) else { continue }
            let name = withoutTrailingSeparator(String(before).filter { $0 != "[" })
            return PastedStamp(time: .clock(parsed), text: name.isEmpty ? name : name + ":")
        }
        return nil
    }

    /// What a chat puts in front of the time of a message: few words with capitals, set apart.
    private static func isName(_ before: Substring, words: Int, ending: String) -> Bool {
        guard words <= 4 else { return false }
        let isApart =
            before.hasSuffix("  ") || before.hasSuffix("\t") || before.hasSuffix("[") || before.hasSuffix("\u{2014} ")
            || before.hasSuffix("\u{2022} ") || before.hasSuffix("\u{B7} ") || before.hasSuffix("\u{2013} ")
        let hasHalf = ["am", "pm"].contains { ending.lowercased().hasSuffix($0) }
        let isCapital = before.split(whereSeparator: \.isWhitespace).allSatisfy { word in
            word.first.map { $0.isUppercase || !$0.isLetter } ?? false
        }
        return isApart || (hasHalf && isCapital && !before.contains(":"))
    }

    /// Whether a line begins like a time, although none could be read.
    static func looksTimed(_ line: String, isListed: Bool) -> Bool {
        PastedFigure.looksTimed(Array(line.utf8.prefix(48)), isListed: isListed)
    }

    // MARK: Pieces

    private static func divided(_ line: String) -> (head: String, tail: String) {
        guard line.utf8.count > longestStamp else { return (line, "") }
        let limit = line.utf8.index(line.utf8.startIndex, offsetBy: longestStamp)
        let scalars = line.unicodeScalars
        var cut = scalars.startIndex
        for index in scalars.indices {
            if index > limit { break }
            cut = index
        }
        return (String(scalars[..<cut]), String(scalars[cut...]))
    }

    /// Between a time and what happened.
    private static let separators: Set<Unicode.Scalar> = [
        "-", ":", "\u{2013}", "\u{2014}", "|", ">", "\u{2192}", ",", ";",
    ]

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        separators.contains(scalar) || scalar.properties.isWhitespace
    }

    /// Where each of the first words begins, and the end of the line. A word ends at white space, at a mark of a table or a
    /// list of values, and where text follows a time without a space: `14:02,Alert`.
    private static func wordStarts(in line: String, atMost limit: Int) -> [String.Index] {
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
    private static func plausible(_ starts: [String.Index], in line: String) -> [String.Index] {
        guard let end = starts.indices.dropLast().first(where: { !isPlausible(line[starts[$0]..<starts[$0 + 1]]) })
        else {
            return starts
        }
        return Array(starts[...end])
    }

    private static func isPlausible(_ word: Substring) -> Bool {
        if word.utf8.contains(where: ClockTime.isDigit) || word.utf8.contains(UInt8(ascii: "/")) { return true }
        let letters = word.drop { !$0.isLetter }.prefix { $0.isLetter }
        return letters.isEmpty || letters.utf8.count <= 12 && plausibleWords.contains(letters.lowercased())
    }

    private static let plausibleWords: Set<String> = Set(TimeWords.smallWords).union(MonthNames.all)
        .union(ZoneWord.abbreviations.map { $0.lowercased() })

    private static func withoutTrailingSeparator(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let last = scalars.lastIndex(where: { !isGap($0) && $0 != "=" }) else { return "" }
        return String(scalars[...last])
    }

    private static func textBehind(_ rest: Substring, in stamp: Substring) -> String {
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
    private static func count(_ mark: String, in text: Substring) -> Int {
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
