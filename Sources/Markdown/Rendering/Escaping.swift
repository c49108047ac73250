extension [UInt8] {
    mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends text for an element or for an attribute in double quotes. As in cmark, the apostrophe stays, so
    /// attributes must never be in single quotes.
    mutating func appendText(_ text: Bytes) {
        var plainStart = 0
        for index in text.indices {
            let reference: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\""): reference = "&quot;"
            default: continue
            }
            append(contentsOf: text.part(plainStart..<index))
            append(reference)
            plainStart = index + 1
        }
        append(contentsOf: text.part(plainStart..<text.count))
    }

    /// Appends an address for an attribute in double quotes. As in cmark, characters that an address may not contain
    /// are percent-encoded.
    mutating func appendAddress(_ address: Bytes) {
        let digits: StaticString = "0123456789ABCDEF"
        for byte in address {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "'"): append("&#x27;")
            case _ where byte.isAddressCharacter: append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(digits.utf8Start[Int(byte >> 4)])
                append(digits.utf8Start[Int(byte & 15)])
            }
        }
    }
}

extension UInt8 {
    /// RFC 3986, section 2.2 and 2.3, and the percent sign; without the brackets, which cmark encodes.
    fileprivate var isAddressCharacter: Bool {
        isAlphanumeric || (isPunctuation && !"\"<>[]\\^`{|}&'".utf8.contains(self))
    }
}

extension String {
    /// Text for an element or for an attribute in double quotes.
    var escapedForHTML: String {
        var result: [UInt8] = []
        Array(utf8).withUnsafeBufferPointer { result.appendText($0) }
        return String(decoding: result, as: UTF8.self)
    }
}
