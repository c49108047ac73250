extension UnsafeBufferPointer<UInt8> {
    /// Whether this is the word, in capitals or not.
    func isWord(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && starts(with: word, caseInsensitive: true)
    }

    /// The value of an attribute in a tag. References such as `&amp;` in it are resolved.
    func attribute(_ name: StaticString) -> [UInt8]? {
        var index = 1
        while index < count, !self[index].isWhitespace { index += 1 }
        while index < count {
            while at(index).isWhitespace || at(index) == UInt8(ascii: "/") { index += 1 }
            let start = index
            while index < count, !self[index].isWhitespace, !"=>/".utf8.contains(self[index]) {
                index += 1
            }
            let isWanted = part(start..<index).isWord(name)
            while at(index).isWhitespace { index += 1 }
            var value = index..<index
            if at(index) == UInt8(ascii: "=") {
                index += 1
                while at(index).isWhitespace { index += 1 }
                value = valueRange(at: index)
                index = value.upperBound + (value.lowerBound > index ? 1 : 0)
            } else if index == start {
                index += 1
            }
            if isWanted { return part(value).withoutReferences }
        }
        return nil
    }

    private func valueRange(at start: Int) -> Range<Int> {
        let quote = at(start)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            var end = start + 1
            while end < count, self[end] != quote { end += 1 }
            return start + 1..<Swift.max(start + 1, end)
        }
        var end = start
        while end < count, !self[end].isWhitespace, self[end] != UInt8(ascii: ">") { end += 1 }
        return start..<end
    }

    /// The text with the references that people write by hand resolved. Any other is text.
    var withoutReferences: [UInt8] {
        guard contains(UInt8(ascii: "&")) else { return Array(self) }
        let references: [(StaticString, StaticString)] = [
            ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
            ("&nbsp;", "\u{A0}"),
        ]
        var result: [UInt8] = []
        var index = 0
        while index < count {
            if self[index] == UInt8(ascii: "&"),
                let (reference, character) = references.first(where: {
                    part(index..<count).starts(with: $0.0)
                })
            {
                result.append(character)
                index += reference.utf8CodeUnitCount
            } else {
                result.append(self[index])
                index += 1
            }
        }
        return result
    }
}
