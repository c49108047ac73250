/// Finds words in a text only where they are words of their own: “Mei Tan” is not in “Mei Tanaka”, and ann@example.org is not
/// in joann@example.org.
package enum WholeWords {
    package static func contains(_ words: String, in text: String) -> Bool { !places(of: words, in: text).isEmpty }

    package static func replacing(_ words: String, in text: String, with other: String) -> String {
        let places = places(of: words, in: text)
        if places.isEmpty { return text }
        let scalars = text.unicodeScalars
        var result = String.UnicodeScalarView()
        var end = scalars.startIndex
        for place in places {
            result += scalars[end..<place.lowerBound]
            result += other.unicodeScalars
            end = place.upperBound
        }
        result += scalars[end...]
        return String(result)
    }

    private static func places(of words: String, in text: String) -> [Range<String.Index>] {
        let isAddress = words.contains("@")
        let scalars = text.unicodeScalars
        var found: [Range<String.Index>] = []
        var start = text.startIndex
        while let place = firstPlace(of: words.unicodeScalars, in: scalars[start...], ignoringCase: isAddress) {
            start = place.upperBound
            if !isWord(scalars[..<place.lowerBound], isAddress), !continues(scalars[place.upperBound...], isAddress) {
                found.append(place)
            }
            if place.isEmpty { break }
        }
        return found
    }

    /// - Parameter ignoringCase: of the letters A to Z.
    private static func firstPlace(
        of words: String.UnicodeScalarView, in text: Substring.UnicodeScalarView, ignoringCase: Bool
    ) -> Range<String.Index>? {
        if !ignoringCase { return text.firstRange(of: words) }
        let sought = words.map(lowercased)
        guard let first = sought.first else { return nil }
        var index = text.startIndex
        while index < text.endIndex {
            if lowercased(text[index]) == first {
                var end = index
                var rest = sought[...]
                while let next = rest.first, end < text.endIndex, lowercased(text[end]) == next {
                    rest = rest.dropFirst()
                    end = text.index(after: end)
                }
                if rest.isEmpty { return index..<end }
            }
            index = text.index(after: index)
        }
        return nil
    }

    private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }

    /// Whether a text ends within a word.
    private static func isWord(_ before: Substring.UnicodeScalarView, _ isAddress: Bool) -> Bool {
        guard let last = before.last else { return false }
        if isAddress, "._%+-".unicodeScalars.contains(last) { return true }
        if !isWordScalar(last) { return false }
        // `\nMei` in JSON begins a line.
        let escapes = before.dropLast().reversed().prefix { $0 == "\\" }.count
        return !("nrtbf".unicodeScalars.contains(last) && escapes % 2 == 1)
    }

    /// Whether a text goes on with the word before it.
    private static func continues(_ after: Substring.UnicodeScalarView, _ isAddress: Bool) -> Bool {
        guard let first = after.first else { return false }
        if isWordScalar(first) { return true }
        guard isAddress else { return false }
        // A full stop may end the sentence.
        return first == "-" || first == "." && (after.dropFirst().first.map(isWordScalar) ?? false)
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
}
