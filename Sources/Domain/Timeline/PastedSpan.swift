import Foundation

/// Two times with a dash between: `08:00-09:30`, `2-3pm`. The first is the time of the entry, the other belongs to the
/// text.
enum PastedSpan {
    /// The line with such spans parted into three words.
    static func spaced(_ line: String) -> String {
        let words = line.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: false)
        var result: [String] = []
        var isChanged = false
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1].prefix(5).lowercased() : ""
            let half = ["am", "pm"].first { next == $0 || next == $0 + ":" || next == $0 + "," }
            if !isChanged, let parted = parted(word, half: half) {
                result.append(parted)
                isChanged = true
            } else {
                result.append(String(word))
            }
        }
        return isChanged ? result.joined(separator: " ") : line
    }

    private static func parted(_ word: Substring, half: String?) -> String? {
        guard word.utf8.count <= 40, !word.contains(where: { $0 == "T" }),
            let dash = word.firstIndex(where: { "-\u{2013}\u{2014}\u{301C}\u{FF5E}".contains($0) })
        else { return nil }
        let (left, right) = (word[..<dash], word[word.index(after: dash)...])
        guard let begin = Side(left.drop { "*_`[(~\u{2248}\"|".contains($0) }),
            let end = Side(right.prefix { $0.isASCII && ($0.isNumber || $0.isLetter || ":.".contains($0)) }),
            begin.hasColon || end.half != nil || half != nil, !begin.hasColon || end.hasColon || end.half != nil
        else { return nil }
        var mark = ""
        if begin.half == nil, let half = end.half ?? half {
            // `10-2pm` begins in the morning.
            let isMorning = half == "pm" && begin.hour % 12 > end.hour % 12
            mark = begin.hour > 12 ? "" : isMorning ? "am" : half
        }
        return "\(left)\(mark) \u{2013} \(right)"
    }

    private struct Side {
        let hour: Int
        let hasColon: Bool
        let half: String?

        init?(_ text: Substring) {
            let bare = text.last == ":" || text.last == "." ? text.dropLast() : text
            let small = bare.lowercased()
            half = ["am", "pm"].first { small.hasSuffix($0) }
            let parts = small.dropLast(half == nil ? 0 : 2).split(separator: ":", omittingEmptySubsequences: false)
            guard (1...3).contains(parts.count), let numbers = TimeWords.numbers(parts, digits: 1...2), numbers[0] < 24
            else { return nil }
            hour = numbers[0]
            hasColon = parts.count > 1
        }
    }
}
