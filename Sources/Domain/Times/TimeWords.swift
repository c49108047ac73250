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
        /// The last word is one that a sentence could as well begin with: `14:02 on`, `14:02 about`, `14:02 May 5`.
        var endsLoosely = false
    }

    private var words: [Substring]
    private let text: String

    init(_ text: String) {
        self.text = text
        words = TimeWords.spaced(text).split(whereSeparator: \.isWhitespace)
    }

    /// `2026-03-01T14:02Z` and `2026-03-01T14:02+02:00` become separate words; so do marks for about.
    private static func spaced(_ text: String) -> String {
        var spaced = ""
        var isISO = false
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
            case ",", "(", ")", "[", "]", "\u{FF08}", "\u{FF09}": spaced.append(" ")
            case "~", "\u{2248}", "\u{9803}", "\u{7D04}": spaced += " \(character) "
            case "\u{FF1A}": spaced.append(":")
            default: spaced.append(character)
            }
        }
        return spaced
    }

    /// Nil unless every word was understood and one of them is a time of day.
    mutating func parse(defaultZone: TimeZone) -> Parsed? {
        var parsed = Parsed(secondOfDay: 0, zone: defaultZone, isApproximate: false)
        var hasTime = false
        var index = 0
        while index < words.count {
            let rest = words[index...]
            parsed.endsLoosely = false
            if let (second, approximate, used) = TimeWords.timeOfDay(rest), !hasTime {
                parsed.secondOfDay = second
                parsed.isApproximate = parsed.isApproximate || approximate
                hasTime = true
                index += used
            } else if parsed.day == nil, parsed.yearless == nil, let (date, used) = WrittenDate.read(rest) {
                switch date {
                case .day(let day): parsed.day = day
                case .yearless(let day):
                    parsed.yearless = day
                    parsed.endsLoosely = hasTime
                }
                index += used
            } else if !hasTime, parsed.day == nil, let day = WrittenDate.monthAndDay(words[index]) {
                parsed.yearless = day
                index += 1
            } else {
                parsed.endsLoosely = true
                switch words[index].lowercased() {
                case "yesterday": parsed.dayShift = -1
                case "today": parsed.dayShift = 0
                case "about", "approx", "approx.", "approximately", "around", "circa", "ca", "ca.":
                    parsed.isApproximate = true
                case "~", "\u{2248}", "ish", "\u{9803}", "\u{7D04}":
                    parsed.isApproximate = true
                    parsed.endsLoosely = false
                case "at", "on", "kl", "kl.", "klokken", "-", "\u{2013}", "\u{2014}", ":": break
                case "h", "hrs", "hours", "uhr": parsed.endsLoosely = false
                case let word where WrittenDate.isWeekday(word): break
                default:
                    guard let zone = TimeWords.zone(words[index]) else { return nil }
                    // `14:02 -08:00` may be a span of time; behind a date it is an offset.
                    let isSpan = parsed.day == nil && "-\u{2212}".contains(words[index].first ?? " ")
                    if isSpan { return nil }
                    parsed.zone = zone
                    parsed.endsLoosely = false
                }
                index += 1
            }
        }
        return hasTime ? parsed : nil
    }

    /// `14:02`, `14:02:33`, `14:02ish`, `14.02`, `14h02`, `2:02 pm`, `2pm`
    static func timeOfDay(_ words: ArraySlice<Substring>) -> (second: Int, isApproximate: Bool, used: Int)? {
        guard var word = words.first else { return nil }
        var isApproximate = false
        if word.hasSuffix(":") { word = word.dropLast() }
        if word.hasSuffix("ish") {
            isApproximate = true
            word = word.dropLast(3)
        }
        var half: String?
        var used = 1
        let small = word.lowercased()
        for suffix in ["am", "pm"] where small.hasSuffix(suffix) && small.first?.isNumber == true {
            half = suffix
            word = word.dropLast(2)
        }
        if half == nil, let next = words.dropFirst().first?.lowercased(), ["am", "pm", "a.m.", "p.m."].contains(next) {
            half = next.hasPrefix("a") ? "am" : "pm"
            used = 2
        }
        let parts = word.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
        guard (1...3).contains(parts.count), parts.count > 1 || half != nil,
            let numbers = numbers(parts, digits: 1...2), !numbers.isEmpty
        else {
            // Fractions of a second are dropped: `14:02:33.512`.
            if parts.count == 4, word.contains("."), let cut = word.lastIndex(of: ".") {
                return timeOfDay([word[..<cut] + (half ?? "")]).map { ($0.second, isApproximate, used) }
            }
            return nil
        }
        if parts.count > 1, parts[1].utf8.count != 2 { return nil }
        var hour = numbers[0]
        if let half {
            // `13:55 PM` is written by people who think in 24 hours: the figure says it already. `13:55 AM` says two things.
            if half == "am" ? hour > 12 : hour == 0 { return nil }
            if (1...12).contains(hour) { hour = hour % 12 + (half == "pm" ? 12 : 0) }
        }
        let minute = numbers.count > 1 ? numbers[1] : 0
        let second = numbers.count > 2 ? numbers[2] : 0
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return (hour * 3_600 + minute * 60 + second, isApproximate, used)
    }

    /// `UTC`, `Z`, `GMT`, `+02:00`, `UTC+2`, `Europe/Stockholm` and the abbreviations that mean one thing.
    static func zone(_ word: Substring) -> TimeZone? {
        let text = word.uppercased()
        switch text {
        case "UTC", "Z", "GMT": return TimeZone(identifier: "UTC")
        case "CET": return TimeZone(secondsFromGMT: 3_600)
        case "CEST": return TimeZone(secondsFromGMT: 7_200)
        case "EET": return TimeZone(secondsFromGMT: 7_200)
        case "EEST": return TimeZone(secondsFromGMT: 10_800)
        case "BST": return TimeZone(secondsFromGMT: 3_600)
        case "EST": return TimeZone(secondsFromGMT: -18_000)
        case "EDT": return TimeZone(secondsFromGMT: -14_400)
        case "CDT": return TimeZone(secondsFromGMT: -18_000)
        case "MST": return TimeZone(secondsFromGMT: -25_200)
        case "MDT": return TimeZone(secondsFromGMT: -21_600)
        case "PST": return TimeZone(secondsFromGMT: -28_800)
        case "PDT": return TimeZone(secondsFromGMT: -25_200)
        case "JST": return TimeZone(secondsFromGMT: 32_400)
        default: break
        }
        var offset = text[...]
        for prefix in ["UTC", "GMT"] where offset.hasPrefix(prefix) { offset = offset.dropFirst(3) }
        // `-10` on its own is a figure; `-1000` and `-10:00` are offsets.
        if offset.count == text.count && offset.utf8.count < 5 { return nil }
        if let sign = offset.first, "+-\u{2212}".contains(sign) {
            let digits = offset.dropFirst().filter { $0 != ":" }
            guard (1...4).contains(digits.utf8.count), let number = Int(digits), digits.allSatisfy(\.isNumber) else {
                return nil
            }
            let (hours, minutes) = digits.utf8.count <= 2 ? (number, 0) : (number / 100, number % 100)
            // From 12 hours behind to 14 hours ahead is all there is: `-14:10` is the end of a span.
            let ahead = (sign == "+" ? 1 : -1) * (hours * 60 + minutes)
            guard (-720...840).contains(ahead), minutes < 60 else { return nil }
            return TimeZone(secondsFromGMT: ahead * 60)
        }
        // Looked up by letters and hyphens only: a name is a path in the system's own files.
        let isName = word.utf8.count < 40 && word.contains("/") && word.utf8.allSatisfy(isNameByte)
        return isName ? TimeZone(identifier: String(word)) : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
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
