/// A line that begins with a name in bold and says something about it: `**Date:** 1 March`, `- **Impact**: none`.
struct ImportLabel: Equatable {
    let name: String
    /// The text behind the name.
    let rest: String
    let isListed: Bool
    /// Whether the name is all that stands on the line, without a bullet and a colon.
    let isBare: Bool

    /// - Returns: nil unless the line begins with a name in bold at its margin.
    init?(_ line: Substring) {
        guard line.first != " ", line.first != "\t" else { return nil }
        var text = line
        isListed = ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
        if isListed { text = text.dropFirst(2).drop { $0 == " " } }
        guard let mark = ["**", "__"].first(where: { text.hasPrefix($0) }) else { return nil }
        text = text.dropFirst(2)
        let head = text.prefix(120)
        guard let end = head.firstRange(of: mark) else { return nil }
        var name = String(head[..<end.lowerBound]).trimmed
        var rest = text[end.upperBound...]
        var hasColon = false
        if let last = name.last, ":\u{FF1A}".contains(last) {
            name = String(name.dropLast()).trimmed
            hasColon = true
        } else if let first = rest.drop(while: { $0 == " " }).first, ":\u{FF1A}".contains(first) {
            rest = rest.drop { $0 == " " }.dropFirst()
            hasColon = true
        }
        let words = String(rest).trimmed
        guard !name.isEmpty, name.split(separator: " ").count <= 8, hasColon || words.isEmpty else { return nil }
        self.name = name
        self.rest = words
        isBare = !isListed && words.isEmpty
    }
}

extension StringProtocol {
    /// The first place of a short mark.
    fileprivate func firstRange(of mark: String) -> (lowerBound: Index, upperBound: Index)? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(mark) { return (index, self.index(index, offsetBy: mark.count)) }
            index = self.index(after: index)
        }
        return nil
    }
}
