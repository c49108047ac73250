import Foundation

/// The shapes that lines of a timeline come in.
enum PastedLine {
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
        guard (1...3).contains(digits.count), let mark = line.dropFirst(digits.count).first, mark == "." || mark == ")",
            line.dropFirst(digits.count + 1).first?.isWhitespace == true
        else { return nil }
        return String(line.dropFirst(digits.count + 1)).trimmed
    }

    /// Without the bullet or the heading marks in front.
    static func withoutMarker(_ line: String) -> String {
        var text = line[...]
        while let first = text.first, first == "#" || first == ">" { text = text.dropFirst() }
        text = text.drop(while: \.isWhitespace)
        for bullet in ["- ", "* ", "+ ", "\u{2022} ", "\u{2013} "] where text.hasPrefix(bullet) {
            text = text.dropFirst(2)
        }
        for box in ["[ ] ", "[x] "] where text.hasPrefix(box) { text = text.dropFirst(4) }
        return String(text).trimmed
    }

    /// A time at the beginning of a line, with what stands behind it. Tries the longest stamp first, so that a date, a
    /// time and a zone in front are all taken.
    static func stamp(in raw: String, zone: TimeZone) -> (stamp: TimeWords.Parsed, text: String)? {
        let line = withSpacedSpan(raw)
        let starts = wordStarts(in: line, atMost: 9)
        for end in starts.dropFirst().reversed() {
            let candidate = line[line.startIndex..<end]
            let bare = candidate.filter { !"*_`|[]".contains($0) }.trimmed
            let stripped = withoutTrailingSeparator(bare)
            if stripped.isEmpty { continue }
            var words = TimeWords(stripped)
            guard let parsed = words.parse(defaultZone: zone) else { continue }
            let endsWithSeparator =
                stripped.utf8.count < bare.utf8.count || candidate.contains("|") || end == line.endIndex
            if parsed.endsLoosely && !endsWithSeparator { continue }
            return (parsed, textBehind(line[end...], in: candidate))
        }
        return nil
    }

    /// A date at the beginning of a line that names no time, with what stands behind it.
    static func date(in line: String) -> (date: WrittenDate, text: String)? {
        let starts = wordStarts(in: line, atMost: 4)
        for end in starts.dropFirst().reversed() {
            let candidate = line[line.startIndex..<end]
            let words = withoutTrailingSeparator(candidate.filter { !"*_`|[],".contains($0) }.trimmed)
                .split(whereSeparator: \.isWhitespace).drop { WrittenDate.isWeekday($0.lowercased()) }
            guard let (date, used) = WrittenDate.read(words), used == words.count else { continue }
            if case .yearless = date, !candidate.contains("|") { continue }
            return (date, textBehind(line[end...], in: candidate))
        }
        return nil
    }

    /// `08:00-09:30` as three words: the first is the time, the others belong to the text.
    private static func withSpacedSpan(_ line: String) -> String {
        let characters = Array(line.prefix(48))
        for index in characters.indices.dropFirst(4).dropLast(3) {
            let before = characters[index - 3..<index]
            let behind = characters[index + 1...index + 3]
            guard "-\u{2013}\u{301C}\u{FF5E}".contains(characters[index]), before.first == ":", behind.contains(":"),
                before.dropFirst().allSatisfy(\.isNumber), behind.allSatisfy({ $0.isNumber || $0 == ":" }),
                !characters[..<index].contains("T")
            else { continue }
            return String(characters[..<index]) + " \u{2013} " + line.dropFirst(index + 1)
        }
        return line
    }

    /// A cell that holds a time and nothing else, in a table whose first column is another one.
    static func stamp(inCells cells: [String], zone: TimeZone) -> (stamp: TimeWords.Parsed, text: String)? {
        for (index, cell) in cells.enumerated() where cell.utf8.count <= 60 {
            var words = TimeWords(cell.filter { !"*_`".contains($0) })
            guard let parsed = words.parse(defaultZone: zone) else { continue }
            var others = cells
            others.remove(at: index)
            return (parsed, others.joined(separator: " | "))
        }
        return nil
    }

    /// `First detected: 2023-01-11 14:22`: a few words, then a date with a time.
    static func stamp(atEndOf line: String, zone: TimeZone) -> (stamp: TimeWords.Parsed, text: String)? {
        guard line.utf8.count <= 120 else { return nil }
        for start in wordStarts(in: line, atMost: 9).dropFirst() {
            var words = TimeWords(line[start...].filter { !"*_`".contains($0) })
            guard let parsed = words.parse(defaultZone: zone), parsed.day != nil else { continue }
            return (parsed, withoutTrailingSeparator(String(line[..<start])))
        }
        return nil
    }

    /// Between a time and what happened.
    private static let separators: Set<Character> = ["-", ":", "\u{2013}", "\u{2014}", "|", ">", "\u{2192}"]

    /// Where each of the first words begins, and the end of the line.
    private static func wordStarts(in line: String, atMost limit: Int) -> [String.Index] {
        var starts = [line.startIndex]
        var wasSpace = false
        for index in line.indices {
            let isSpace = line[index].isWhitespace || line[index] == "|"
            if wasSpace && !isSpace { starts.append(index) }
            wasSpace = isSpace
            if starts.count > limit { return starts }
        }
        starts.append(line.endIndex)
        return starts
    }

    private static func withoutTrailingSeparator(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, separators.contains(last) || "=;,".contains(last) || last.isWhitespace {
            text = text.dropLast()
        }
        return String(text)
    }

    private static func textBehind(_ rest: Substring, in stamp: Substring) -> String {
        var behind = rest[...]
        while let first = behind.first, separators.contains(first) || first.isWhitespace {
            // `-10 pods` is a figure.
            if first == "-", behind.dropFirst().first?.isNumber == true { break }
            behind = behind.dropFirst()
        }
        let between = stamp.reversed().prefix { separators.contains($0) || $0.isWhitespace }
        let isSpan =
            between.contains { "-\u{2013}\u{2014}".contains($0) }
            && TimeWords.timeOfDay(behind.split(separator: " ", maxSplits: 2)[...]) != nil
        // `19:22 - 20:00 Searching`: the end of a span belongs to the text, and a dash tells that it is one.
        var text = isSpan ? "\u{2013} " + behind : behind
        // Emphasis that was opened in front of the time and closed behind it: `**14:02**`, or `**14:02 the text**`.
        for mark in ["**", "__"] {
            let opened = stamp.ranges(of: mark).count % 2 == 1
            if opened && text.hasPrefix(mark) { text = text.dropFirst(2) }
            if opened, !text.hasPrefix(mark), text.ranges(of: mark).count % 2 == 1 { return (mark + text).trimmed }
        }
        return String(text).trimmed
    }
}
