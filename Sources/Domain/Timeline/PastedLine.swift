import Foundation

/// The shapes that lines of a timeline come in.
///
/// Every step looks at a text once, from one end: what people paste is as long as they like.
enum PastedLine {
    /// In UTF-8 bytes: no time at the beginning of a line takes more.
    static let longestStamp = 200

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
    static func linked(_ head: String, whole: String, _ reading: TimeReading) -> PastedStamp? {
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

    /// The words that a chat puts in front of the time of a message: few words with capitals, set apart.
    static func isName(_ before: Substring, words: Int, ending: String) -> Bool {
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

    static func divided(_ line: String) -> (head: String, tail: String) {
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
    static let separators: Set<Unicode.Scalar> = [
        "-", ":", "\u{2013}", "\u{2014}", "|", ">", "\u{2192}", ",", ";",
    ]
}
