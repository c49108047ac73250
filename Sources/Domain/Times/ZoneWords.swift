import Foundation

/// A zone as it is written in a text: a name, an offset, or an abbreviation that may mean several things.
struct ZoneWord: Equatable {
    /// Its meaning; for an abbreviation of several meanings the first of them, until somebody says which.
    let zone: TimeZone
    /// The text that was written, if it is an abbreviation rather than an offset or a full name.
    var abbreviation: String?
    /// The meanings of an abbreviation that has several.
    var choices: [ZoneChoice] = []
}

extension ZoneWord {
    /// `UTC`, `Z`, `+02:00`, `UTC+5:30`, `Europe/Stockholm`, `AEST`, `PT`; and `IST` with its choices.
    static func read(_ word: Substring) -> ZoneWord? {
        guard word.utf8.count < 40, let first = word.utf8.first else { return nil }
        let text = word.uppercased()
        if first != UInt8(ascii: "+"), first != UInt8(ascii: "-"), let known = abbreviation(text, isUpper: word == text)
        {
            return known
        }
        if let zone = offset(text) { return ZoneWord(zone: zone) }
        // Looked up by letters and hyphens only: a name is a path in the system's own files.
        let isName = word.contains("/") && word.utf8.allSatisfy(isNameByte)
        return isName ? TimeZone(identifier: String(word)).map { ZoneWord(zone: $0) } : nil
    }

    private static func abbreviation(_ text: String, isUpper: Bool) -> ZoneWord? {
        // Most abbreviations are words as well when they are small: `est`, `eat`, `et`.
        guard isUpper || smallToo.contains(text) else { return nil }
        if let minutes = fixed[text] {
            return TimeZone(secondsFromGMT: minutes * 60).map {
                ZoneWord(zone: text == "UTC" || minutes == 0 ? .utc : $0, abbreviation: text)
            }
        }
        if let name = regions[text] { return TimeZone(identifier: name).map { ZoneWord(zone: $0) } }
        guard let choices = several[text] else { return nil }
        let read = choices.map { ZoneChoice(zone: zoneName($0.minutes), label: $0.label) }
        return choices.first.flatMap { TimeZone(secondsFromGMT: $0.minutes * 60) }.map {
            ZoneWord(zone: $0, abbreviation: text, choices: read)
        }
    }

    private static func zoneName(_ minutes: Int) -> String { TimeZone(secondsFromGMT: minutes * 60)?.name ?? "UTC" }

    private static func offset(_ text: String) -> TimeZone? {
        var offset = text[...]
        for prefix in ["UTC", "GMT"] where offset.hasPrefix(prefix) { offset = offset.dropFirst(3) }
        // `-10` on its own is a figure; `-1000` and `-10:00` are offsets.
        if offset.utf8.count == text.utf8.count && offset.utf8.count < 5 { return nil }
        guard let sign = offset.first, "+-\u{2212}".contains(sign) else { return nil }
        let digits = offset.dropFirst().filter { $0 != ":" }
        guard (1...4).contains(digits.utf8.count), let number = Int(digits), digits.allSatisfy(\.isNumber) else {
            return nil
        }
        let (hours, minutes) = digits.utf8.count <= 2 ? (number, 0) : (number / 100, number % 100)
        // From 12 hours behind to 14 hours ahead is all there is: `-14:10` is the end of a span.
        let ahead = (sign == "+" ? 1 : -1) * (hours * 60 + minutes)
        guard (-720...840).contains(ahead), minutes < 60 else { return nil }
        return ahead == 0 ? .utc : TimeZone(secondsFromGMT: ahead * 60)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension TimeZone {
    /// UTC under the name that people call it.
    package static var utc: TimeZone { TimeZone(identifier: "UTC") ?? .gmt }
}
