/// Recognises addresses without angle brackets, as in the autolink extension of GitHub Flavored Markdown (GFM 0.29,
/// section 6.9), limited to `http`, `https` and e-mail addresses.
enum BareAddress {
    /// The web address whose `:` is at `colon`, if one begins at `lowerBound` or later.
    static func web(in text: Bytes, colon: Int, from lowerBound: Int) -> Range<Int>? {
        let host = colon + 3
        guard text.at(colon + 1) == UInt8(ascii: "/"), text.at(colon + 2) == UInt8(ascii: "/"),
            text.at(host).isAlphanumeric || (text.at(host) >= 0x80 && !endsWebAddress(text, at: host)),
            let start = schemeStart(in: text, colon: colon), start >= lowerBound
        else { return nil }
        var end = host
        var parentheses = 0
        var brackets = 0
        while end < text.count, !endsWebAddress(text, at: end) {
            switch text[end] {
            case UInt8(ascii: "("): parentheses += 1
            case UInt8(ascii: ")"): parentheses -= 1
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            default: break
            }
            if parentheses < 0 || brackets < 0 { break }
            end += 1
        }
        return start..<endWithoutPunctuation(text, host: host, end: end)
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
    /// CJK.
    private static func endsWebAddress(_ text: Bytes, at index: Int) -> Bool {
        switch text[index] {
        case 0...0x20, 0x7F, .pipe, .backslash, .backtick, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
            true
        case 0xC2: text.at(index + 1) <= 0xA0  // U+0080 to U+00A0: controls, no-break space
        case 0xE2: text.at(index + 1) == 0x80  // U+2000 to U+203F: spaces, dashes, quotation marks, directions
        case 0xE3: text.at(index + 1) == 0x80  // U+3000 to U+303F: CJK punctuation
        case 0xEF:  // U+FF01 to U+FF0F and U+FF1A to U+FF20: full-width punctuation
            text.at(index + 1) == 0xBC && text.at(index + 2) <= 0xA0 && !(0x90...0x99).contains(text.at(index + 2))
        default: false
        }
    }

    private static func endWithoutPunctuation(_ text: Bytes, host: Int, end: Int) -> Int {
        var end = end
        while end > host {
            switch text[end - 1] {
            case UInt8(ascii: ";"):
                end -= 1
                var reference = end
                while reference > host, text[reference - 1].isAlphanumeric { reference -= 1 }
                if reference < end, reference > host, text[reference - 1] == UInt8(ascii: "&") { end = reference - 1 }
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"):
                end -= 1
            default:
                return end
            }
        }
        return end
    }

    /// The e-mail address whose `@` is at `at`. Stricter than GFM: part of a longer address, such as
    /// `ssh://git@example.org` or `git@example.org:repository`, does not count.
    static func mail(in text: Bytes, at: Int, from lowerBound: Int) -> Range<Int>? {
        var start = at
        while start > lowerBound, text[start - 1].isAlphanumeric || ".-_+".utf8.contains(text[start - 1]) { start -= 1 }
        while start < at, !text[start].isAlphanumeric { start += 1 }
        var end = at + 1
        while text.at(end).isAlphanumeric || ".-_".utf8.contains(text.at(end)) { end += 1 }
        while end > at + 1, !text[end - 1].isAlphanumeric { end -= 1 }
        guard start < at, text.at(at + 1).isAlphanumeric, text.part(at..<end).contains(UInt8(ascii: ".")),
            ![UInt8(ascii: ":"), UInt8(ascii: "/")].contains(text.at(start - 1)),
            !([UInt8(ascii: ":"), UInt8(ascii: "/")].contains(text.at(end)) && text.at(end + 1).isAlphanumeric)
        else { return nil }
        return start..<end
    }
}
