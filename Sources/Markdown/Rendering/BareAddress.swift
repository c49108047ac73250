/// Recognises addresses without angle brackets, as in the autolink extension of GitHub Flavored Markdown (GFM 0.29,
/// section 6.9), limited to `http`, `https`, `www.` and e-mail addresses.
enum BareAddress {
    /// The web address whose first `:` or, without a scheme, whose first `.` is at `index`.
    ///
    /// - Parameter isSource: whether the text is Markdown, in which an address may be followed by `)` and other marks,
    ///   rather than text that has been read from it.
    static func any(in text: Bytes, at index: Int, from lowerBound: Int, isSource: Bool) -> Range<Int>? {
        switch text[index] {
        case UInt8(ascii: ":"): web(in: text, colon: index, from: lowerBound, isSource: isSource)
        case UInt8(ascii: "."): www(in: text, dot: index, from: lowerBound, isSource: isSource)
        default: nil
        }
    }

    /// The web address whose `:` is at `colon`, if one begins at `lowerBound` or later.
    static func web(in text: Bytes, colon: Int, from lowerBound: Int, isSource: Bool = false) -> Range<Int>? {
        let host = colon + 3
        guard text.at(colon + 1) == UInt8(ascii: "/"), text.at(colon + 2) == UInt8(ascii: "/"),
            text.at(host).isAlphanumeric || (text.at(host) >= 0x80 && !endsWebAddress(text, at: host)),
            let start = schemeStart(in: text, colon: colon), start >= lowerBound
        else { return nil }
        return start..<WebAddressEnd(in: text, start: start, host: host, isSource: isSource).index
    }

    /// The web address without a scheme whose first `.` is at `dot`.
    static func www(in text: Bytes, dot: Int, from lowerBound: Int, isSource: Bool = false) -> Range<Int>? {
        let start = dot - 3
        guard start >= lowerBound, text.part(start..<dot).starts(with: "www", caseInsensitive: true),
            mayPrecede(text.at(start - 1)), isDomain(text, from: dot + 1)
        else { return nil }
        return start..<WebAddressEnd(in: text, start: start, host: dot + 1, isSource: isSource).index
    }

    /// White space, the delimiters of GFM, and quotation marks, brackets and other scripts.
    private static func mayPrecede(_ byte: UInt8) -> Bool {
        byte == 0 || byte.isWhitespace || byte >= 0x80 || "*_~([{\"'<>|,;".utf8.contains(byte)
    }

    /// GFM: parts of letters, digits, hyphens and underscores, at least two with `www`, the last two without
    /// underscores.
    private static func isDomain(_ text: Bytes, from start: Int) -> Bool {
        guard text.at(start).isAlphanumeric else { return false }
        var index = start
        // Of the part before the last, and of the last.
        var underscores = (false, false)
        while text.at(index).isAlphanumeric || text.at(index) == UInt8(ascii: "-")
            || text.at(index) == UInt8(ascii: "_")
            || text.at(index) == UInt8(ascii: ".") && text.at(index + 1).isAlphanumeric
        {
            if text[index] == UInt8(ascii: "_") { underscores.1 = true }
            if text[index] == UInt8(ascii: ".") { underscores = (underscores.1, false) }
            index += 1
        }
        return !underscores.0 && !underscores.1
    }

    private static func schemeStart(in text: Bytes, colon: Int) -> Int? {
        for scheme in ["https", "http"] as [StaticString] {
            let start = colon - scheme.utf8CodeUnitCount
            if start >= 0, text.part(start..<colon).starts(with: scheme, caseInsensitive: true) {
                return text.at(start - 1).isAlphanumeric ? nil : start
            }
        }
        return nil
    }

    /// Besides white space and `<`, the characters that enclose or separate addresses in running text, both Latin and
    /// CJK. Quotation marks and pipes are judged by what is around them.
    static func endsWebAddress(_ text: Bytes, at index: Int) -> Bool {
        switch text[index] {
        case 0...0x20, 0x7F, .backslash, .backtick, UInt8(ascii: "<"), UInt8(ascii: ">"):
            true
        case 0xC2: text.at(index + 1) <= 0xA0  // U+0080 to U+00A0: controls, no-break space
        case 0xE2: text.at(index + 1) == 0x80  // U+2000 to U+203F: spaces, dashes, quotation marks, directions
        case 0xE3: text.at(index + 1) == 0x80  // U+3000 to U+303F: CJK punctuation
        case 0xEF:  // U+FF01 to U+FF0F and U+FF1A to U+FF20: full-width punctuation
            text.at(index + 1) == 0xBC && text.at(index + 2) <= 0xA0 && !(0x90...0x99).contains(text.at(index + 2))
        default: false
        }
    }

    /// The e-mail address whose `@` is at `at`. Stricter than GFM: part of a longer address, such as
    /// `ssh://git@example.org` or `git@example.org:repository`, does not count.
    static func mail(in text: Bytes, at: Int, from lowerBound: Int) -> Range<Int>? {
        var start = at
        while start > lowerBound, text[start - 1].isAlphanumeric || ".-_+".utf8.contains(text[start - 1]) { start -= 1 }
        while start < at, !text[start].isAlphanumeric { start += 1 }
        var end = at + 1
        while text.at(end).isAlphanumeric || ".-_".utf8.contains(text.at(end)) { end += 1 }
        while end > at + 1, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard start < at, text.at(at + 1).isAlphanumeric, text[end - 1].isAlphanumeric,
            text.part(at..<end).contains(UInt8(ascii: ".")),
            ![UInt8(ascii: ":"), UInt8(ascii: "/")].contains(text.at(start - 1)),
            !([UInt8(ascii: ":"), UInt8(ascii: "/")].contains(text.at(end)) && text.at(end + 1).isAlphanumeric)
        else { return nil }
        return start..<end
    }
}
