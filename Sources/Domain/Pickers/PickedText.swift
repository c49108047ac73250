import Foundation

/// The text that somebody typed into a picker: a name, the beginning of one, or an e-mail address. An `@` in front
/// means nothing.
package struct PickedText: Equatable, Sendable {
    package let text: String
    /// Whether it is too long to be a name.
    package let isTooLong: Bool

    private static let mostBytes = 400

    package init(_ input: String) {
        isTooLong = input.utf8.count > PickedText.mostBytes
        let trimmed = (isTooLong ? String(input.prefix(60)) : input).trimmed
        text = trimmed.hasPrefix("@") ? String(trimmed.dropFirst()).trimmed : trimmed
    }

    package var isEmpty: Bool { text.isEmpty }

    /// The address if the text is one, or ends with one in brackets as ``Pick/text`` does.
    package var email: String? {
        let inner = text.hasSuffix(")") ? text.split(separator: "(").last.map { $0.dropLast() } ?? "" : Substring(text)
        guard inner.utf8.contains(UInt8(ascii: "@")), !inner.utf8.contains(UInt8(ascii: " ")) else { return nil }
        return inner.lowercased()
    }

    /// Words of names that begin with these fit.
    package var words: [String] { SearchTerms(text).terms }

    /// Whether each of its words begins a word of the name.
    package func begins(_ name: String) -> Bool {
        let known = SearchTerms(PickedText.folded(name)).terms
        return SearchTerms(PickedText.folded(text)).terms.allSatisfy { word in known.contains { $0.hasPrefix(word) } }
    }

    /// Whether it is the whole name or address, apart from capitals and accents.
    package func names(_ pick: Pick) -> Bool {
        if let email { return email == pick.detail.lowercased() }
        let typed = PickedText.folded(text)
        return typed == PickedText.folded(pick.name) || typed == PickedText.folded(pick.text)
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
