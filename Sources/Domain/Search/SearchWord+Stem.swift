extension SearchWord {
    /// A word without the endings of English plurals and verbs, so that *ledgers* finds *ledger*. The index holds a word
    /// beside its stem, so a word of another language that only looks like one with such an ending is still found. The
    /// forms of ``WordForm`` go further, which suits a ranking; a search would find too much by them.
    package static func stem(_ word: String) -> String {
        var bytes = Array(word.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        WordForm.dropPlural(&bytes)
        removeVerbEnding(&bytes)
        if bytes.count >= 5, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func removeVerbEnding(_ bytes: inout [UInt8]) {
        let length =
            WordForm.ends(bytes, with: "ing")
            ? 3 : WordForm.ends(bytes, with: "ed") && !WordForm.ends(bytes, with: "eed") ? 2 : 0
        let rest = bytes.dropLast(length)
        guard length > 0, rest.count >= 3, rest.contains(where: { "aeiouy".utf8.contains($0) }) else { return }
        bytes.removeLast(length)
        guard let last = bytes.last, bytes.count >= 4, bytes[bytes.count - 2] == last else { return }
        if !"lsz".utf8.contains(last) { bytes.removeLast() }
    }
}
