extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let equals = UInt8(ascii: "=")
}

extension [UInt8] {
    /// Appends text with the five special characters of HTML replaced by references.
    ///
    /// The function looks at UTF-8 bytes, never at `Character`: a quote followed by a combining mark is a single
    /// `Character` that does not equal a quote, so it would pass unescaped.
    package mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    package mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var plainStart = utf8.startIndex
        for index in utf8.indices {
            let reference: StaticString
            switch utf8[index] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\""): reference = "&quot;"
            case UInt8(ascii: "'"): reference = "&#39;"
            default: continue
            }
            append(contentsOf: utf8[plainStart..<index])
            reference.withUTF8Buffer { append(contentsOf: $0) }
            plainStart = index + 1
        }
        append(contentsOf: utf8[plainStart...])
    }
}
