extension SearchWord {
    /// A word without the endings of English plurals and verbs, so that *ledgers* finds *ledger*. The index holds a word
    /// beside its stem, so a word of another language that only looks like one with such an ending is still found.
    package static func stem(_ word: String) -> String {
        var bytes = Array(word.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        removePlural(&bytes)
        removeVerbEnding(&bytes)
        if bytes.count >= 5, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func removePlural(_ bytes: inout [UInt8]) {
        func ends(_ ending: StaticString) -> Bool { bytes.ends(with: ending) }
        if ends("ies"), bytes.count >= 5 {
            bytes.replaceSubrange((bytes.count - 3)..., with: "y".utf8)
        } else if ends("sses") || ends("shes") || ends("ches") || ends("xes") {
            bytes.removeLast(2)
        } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
            bytes.removeLast()
        }
    }

    private static func removeVerbEnding(_ bytes: inout [UInt8]) {
        let length = bytes.ends(with: "ing") ? 3 : bytes.ends(with: "ed") && !bytes.ends(with: "eed") ? 2 : 0
        let rest = bytes.dropLast(length)
        guard length > 0, rest.count >= 3, rest.contains(where: { "aeiouy".utf8.contains($0) }) else { return }
        bytes.removeLast(length)
        guard let last = bytes.last, bytes.count >= 4, bytes[bytes.count - 2] == last else { return }
        if !"lsz".utf8.contains(last) { bytes.removeLast() }
    }
}

extension [UInt8] {
    fileprivate func ends(with ending: StaticString) -> Bool {
        count >= ending.utf8CodeUnitCount
            && suffix(ending.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
    }
}
