/// A `Content-Type` value cut into its parts (RFC 9110 §8.3.1).
struct MediaType {
    /// Type and subtype in lower case: "multipart/form-data".
    let name: String
    let parameters: HeaderParameters

    init(_ text: String) {
        let end = text.utf8.firstIndex(of: UInt8(ascii: ";")) ?? text.utf8.endIndex
        let bytes = text[..<end].trimmingOWS.utf8.map(\.lowercasedASCII)
        name = String(decoding: bytes, as: UTF8.self)
        parameters = HeaderParameters(text.utf8[end...])
    }
}

/// The parameters behind the first `;` of a header value: `; name="note"; filename=a.txt`.
struct HeaderParameters {
    private let pairs: [(name: String, value: String)]

    /// - Parameter text: UTF-8. Begins with the first `;`, or is empty.
    init(_ text: some BidirectionalCollection<UInt8>) {
        var pairs: [(name: String, value: String)] = []
        var rest = text[...]
        // More parameters than any header has; without a bound this would be work for an attacker to order.
        while rest.first == UInt8(ascii: ";"), pairs.count < 16 {
            rest = rest.dropFirst()
            let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst()
            let value = Self.value(&rest)
            pairs.append((String(decoding: name.trimmingOWS.map(\.lowercasedASCII), as: UTF8.self), value))
        }
        self.pairs = pairs
    }

    subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// A quoted string or everything up to the next `;`. A backslash escapes only a quote or itself: browsers send file
    /// names with single backslashes in them.
    private static func value<Bytes: BidirectionalCollection<UInt8>>(_ rest: inout Bytes) -> String
    where Bytes.SubSequence == Bytes {
        guard rest.first == UInt8(ascii: "\"") else {
            let value = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[value.endIndex...]
            return String(decoding: value.trimmingOWS, as: UTF8.self)
        }
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\"), let next = rest.first,
                next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
            {
                value.append(next)
                rest = rest.dropFirst()
            } else {
                value.append(byte)
            }
        }
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        return String(decoding: value, as: UTF8.self)
    }
}
