import Foundation

/// Cuts a written time into its parts. It knows no clock: what a bare `14:02` means is decided by ``TimeInput``.
struct TimeWords {
    struct Parsed {
        var day: Day?
        /// A date without a year, such as `Oct 30`.
        var yearless: YearlessDay?
        /// −1 for yesterday, 0 for today.
        var dayShift: Int?
        var secondOfDay: Int
        var zone: TimeZone
        var isApproximate: Bool
        /// The abbreviation of a zone that has several meanings, where nobody has said yet which.
        var zoneQuestion: ZoneWord?
        /// The abbreviation that named the zone: `CET`.
        var abbreviation: String?
        var namesZone = false
        /// Day and month could be the other way round.
        var isEitherWay = false
        /// Written with dots, as figures are.
        var isDotted = false
        /// It may be a figure instead of a time.
        var isFigure = false
        /// `24:00`: the midnight at the end of the day.
        var isEndOfDay = false
        /// The last word is one that a sentence could as well begin with: `14:02 on`, `14:02 about`, `14:02 May 5`.
        var endsLoosely = false

        mutating func take(_ clock: ClockTime) {
            secondOfDay = clock.second
            isApproximate = isApproximate || clock.isApproximate
            isDotted = clock.isDotted
            isFigure = clock.isFigure
            isEndOfDay = clock.isEndOfDay
        }

        mutating func take(_ read: WrittenDate.Read, hasTime: Bool) {
            isEitherWay = read.isEitherWay
            switch read.date {
            case .day(let day): self.day = day
            case .yearless(let day):
                yearless = day
                endsLoosely = hasTime
            }
        }
    }

    /// Words that may be part of a written time, besides names of months, weekdays and zones.
    static let smallWords = [
        "yesterday", "today", "about", "approx", "approximately", "around", "circa", "ca", "c", "cirka", "rundt",
        "omkring",
        "etwa", "ungefähr", "vers", "ish", "at", "on", "kl", "klokken", "from", "between", "fra", "ab", "um", "från",
        "h",
        "hrs", "hours", "uhr", "am", "pm", "a", "p", "m", "de", "del", "of", "t", "z", "\u{9803}", "\u{7D04}",
    ]

    private let words: [Substring]
    private let reading: TimeReading

    init(_ text: String, _ reading: TimeReading) {
        self.reading = reading
        words = TimeWords.spaced(text).split(whereSeparator: \.isWhitespace)
    }

    /// `2026-03-01T14:02Z` and `2026-03-01T14:02+02:00` become separate words; so do marks for about.
    private static func spaced(_ text: String) -> String {
        var spaced = ""
        var isISO = false
        /// Since the last space: digits in a row at the end, colons, and whether a slash was seen.
        var digits = 0
        var colons = 0
        var hasSlash = false
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let followsDigit = index > 0 && characters[index - 1].isNumber
            let precedesDigit = index + 1 < characters.count && characters[index + 1].isNumber
            switch character {
            case _ where character.lowercased() == "t" && followsDigit && precedesDigit:
                isISO = true
                spaced.append(" ")
            case "-", "\u{2212}":
                spaced += isISO && followsDigit && precedesDigit ? " UTC-" : String(character)
            case "+" where followsDigit: spaced += " UTC+"
            case _ where character.lowercased() == "z" && followsDigit: spaced += " Z"
            // `14:02:33,512` as logs in some countries write it.
            case "," where colons == 2 && followsDigit && precedesDigit: spaced.append(".")
            // `01/Mar/2026:14:02:33`
            case ":" where hasSlash && digits == 4 && precedesDigit: spaced.append(" ")
            case ",", "(", ")", "[", "]", "\u{FF08}", "\u{FF09}": spaced.append(" ")
            case "~", "\u{2248}", "\u{9803}", "\u{7D04}": spaced += " \(character) "
            case "\u{FF1A}": spaced.append(":")
            default: spaced.append(character)
            }
            digits = character.isNumber ? digits + 1 : 0
            if character == ":" { colons += 1 }
            if character == "/" { hasSlash = true }
            if spaced.last?.isWhitespace == true {
                colons = 0
                hasSlash = false
            }
        }
        return spaced
    }

    /// Nil unless every word was understood and one of them is a time of day.
    func parse() -> Parsed? {
        var parsed = Parsed(secondOfDay: 0, zone: reading.zone, isApproximate: false)
        var hasTime = false
        var index = 0
        while index < words.count {
            let rest = words[index...]
            parsed.endsLoosely = false
            if !hasTime, let clock = clock(rest, after: parsed) {
                parsed.take(clock)
                hasTime = true
                index += clock.used
            } else if parsed.day == nil, parsed.yearless == nil,
                let read = WrittenDate.read(rest, order: reading.order)
            {
                parsed.take(read, hasTime: hasTime)
                index += read.used
            } else if !hasTime, parsed.day == nil,
                let (day, isEitherWay) = WrittenDate.monthAndDay(words[index], order: reading.order)
            {
                parsed.yearless = day
                parsed.isEitherWay = isEitherWay
                index += 1
            } else {
                guard take(words[index], into: &parsed, hasTime: hasTime) else { return nil }
                index += 1
            }
        }
        return hasTime ? parsed : nil
    }

    /// `140233` is a time behind `20260301` and nowhere else.
    private func clock(_ rest: ArraySlice<Substring>, after parsed: Parsed) -> ClockTime? {
        if reading.isPasted, parsed.day != nil, let word = rest.first, [4, 6].contains(word.utf8.count),
            let number = TimeWords.numbers([word], digits: 4...6)?.first
        {
            let clock = word.utf8.count == 4 ? number * 100 : number
            let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
            guard hour < 24, minute < 60, second < 60 else { return nil }
            return ClockTime(second: hour * 3_600 + minute * 60 + second)
        }
        let clock = ClockTime.read(rest, isPasted: reading.isPasted)
        // `27.01.20 - 07:00`: figures between dots are a date if the time is behind them.
        let isDate =
            clock?.isDotted == true && rest.first.map { $0.utf8.count == 8 } ?? false
            && rest.dropFirst().contains { $0.contains(":") && ClockTime.read([$0]) != nil }
        return isDate ? nil : clock
    }

    /// A word that is neither a date nor a time of day; false where it has no place in a time.
    private func take(_ word: Substring, into parsed: inout Parsed, hasTime: Bool) -> Bool {
        parsed.endsLoosely = true
        switch word.lowercased() {
        case "yesterday": parsed.dayShift = -1
        case "today": parsed.dayShift = 0
        case "about", "approx", "approx.", "approximately", "around", "circa", "ca", "ca.":
            parsed.isApproximate = true
        case "c.", "c", "cirka", "rundt", "omkring", "etwa", "ungefähr", "vers":
            if !reading.isPasted || hasTime { return false }
            parsed.isApproximate = true
        case "~", "\u{2248}", "ish", "\u{9803}", "\u{7D04}":
            parsed.isApproximate = true
            parsed.endsLoosely = false
        case "at", "on", "kl", "kl.", "klokken", "-", "\u{2013}", "\u{2014}", ":": break
        case "from", "between", "fra", "ab", "um", "fr\u{E5}n":
            if !reading.isPasted || hasTime { return false }
        case "h", "hrs", "hours", "uhr":
            parsed.isFigure = false
            parsed.endsLoosely = false
        case let small where WrittenDate.isWeekday(small): break
        default:
            guard let read = ZoneWord.read(word) else { return false }
            // `14:02 -08:00` may be a span of time; behind a date it is an offset.
            let isSpan = parsed.day == nil && "-\u{2212}".contains(word.first ?? " ")
            if isSpan { return false }
            let (zone, question) = reading.settled(read)
            parsed.zone = zone
            parsed.zoneQuestion = question
            parsed.abbreviation = reading.zones[read.abbreviation ?? ""] == nil ? read.abbreviation : nil
            parsed.namesZone = true
            parsed.endsLoosely = false
        }
        return true
    }

    static func numbers(_ parts: [Substring], digits: ClosedRange<Int>) -> [Int]? {
        var result: [Int] = []
        for part in parts {
            guard digits.contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(part)
            else { return nil }
            result.append(number)
        }
        return result
    }
}
