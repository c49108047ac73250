import Foundation

/// Figures at the beginning of a line: which of them are meant as a time.
enum PastedFigure {
    /// The unit after an amount: `5.00 USD`, `2.30 %`, `10.15 GB`.
    private static let units: Set<String> = [
        "%", "usd", "eur", "gbp", "sek", "nok", "dkk", "chf", "jpy", "dollars", "euros", "kr", "ms", "s", "sec",
        "seconds",
        "min", "mins", "minutes", "hours", "days", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "k", "million",
        "billion",
        "percent", "times", "x", "requests", "req/s", "rps", "qps", "cores", "users", "released", "deployed", "version",
    ]

    static func beginsWithUnit(_ rest: Substring) -> Bool {
        let word = rest.prefix(24).drop(while: \.isWhitespace).prefix { !$0.isWhitespace && !".,;:".contains($0) }
        return units.contains(word.lowercased()) || "$\u{20AC}\u{A3}%".contains(word.first ?? " ")
    }

    /// `AM` or `pm`, which the time in front of it has no place for.
    static func beginsWithHalf(_ rest: Substring) -> Bool {
        let word = rest.prefix(8).drop(while: \.isWhitespace)
        let letters = word.prefix { $0.isLetter }
        let isWhole = word.dropFirst(letters.count).first.map { $0.isWhitespace || ":,;|".contains($0) } ?? true
        return isWhole && ["am", "pm", "AM", "PM"].contains(letters)
    }

    /// Whether the first word is made like a time.
    static func looksTimed(_ bytes: [UInt8], isListed: Bool) -> Bool {
        let marks = Set("*_`[(\"'~<> ".utf8)
        let text = bytes.drop { marks.contains($0) }
        let first = Array(text.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
        let digits = first.prefix(while: ClockTime.isDigit).count
        guard digits > 0 else {
            return first.count >= 3 && first[0] | 0x20 == UInt8(ascii: "t") && "+-".utf8.contains(first[1])
                && ClockTime.isDigit(first[2])
        }
        if isLikeDate(first) { return true }
        let rest = first.dropFirst(digits)
        let after = text.dropFirst(first.count + 1)
        switch digits {
        case 1...2: return looksLikeClock(Array(rest), after: after, isListed: isListed)
        case 4:
            // `1402` in a list; not `2026 was a year`.
            let hour = Int(String(decoding: first.prefix(2), as: UTF8.self)) ?? 99
            let minute = Int(String(decoding: first.dropFirst(2).prefix(2), as: UTF8.self)) ?? 99
            let isClock = hour < 24 && minute < 60
            return isClock && (rest.first.map { "h:Z".utf8.contains($0) } ?? false)
        case 8: return rest.first.map { "T-_".utf8.contains($0) } ?? false
        default: return false
        }
    }

    private static func looksLikeClock(_ rest: [UInt8], after: ArraySlice<UInt8>, isListed: Bool) -> Bool {
        guard let mark = rest.first else { return false }
        let minutes = rest.dropFirst().prefix(while: ClockTime.isDigit).count
        switch mark {
        case UInt8(ascii: ":"): return minutes == 2 || minutes == 1 && rest.count == 2
        case UInt8(ascii: "."), UInt8(ascii: "h"):
            let end = rest.dropFirst(1 + minutes).first
            if mark == UInt8(ascii: "h") && minutes == 0 { return isListed && rest.count == 1 }
            let isVersion = end == UInt8(ascii: ".") && rest.count > minutes + 2
            let isAmount = beginsWithUnit(Substring(String(decoding: after.prefix(24), as: UTF8.self)))
            return minutes == 2 && !isVersion && !isAmount && end != UInt8(ascii: "%")
        case UInt8(ascii: "a"), UInt8(ascii: "p"):
            return rest.count <= 3 && (rest.count == 1 || rest[1] == UInt8(ascii: "m"))
        default: return false
        }
    }

    /// `20202-01-16` and `2022-02-??` are dates that somebody mistyped or left open.
    private static func isLikeDate(_ word: [UInt8]) -> Bool {
        let dashes = word.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        let digits = word.count(where: ClockTime.isDigit)
        return dashes == 2 && digits >= 6 && word.allSatisfy { ClockTime.isDigit($0) || "-/?:.,".utf8.contains($0) }
    }
}
