// Comparisons on UTF-8 bytes: header names, tokens and media types are ASCII and compared without regard to case.

extension UInt8 {
    /// An ASCII letter in lower case; any other byte as it is.
    var lowercasedASCII: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }

    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isASCIILetter: Bool {
        let lower = self | 0x20
        return lower >= 0x61 && lower <= 0x7A
    }

    /// A byte of a `token` (RFC 9110 §5.6.2).
    var isTokenByte: Bool {
        if isASCIILetter || isASCIIDigit { return true }
        switch self {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            return true
        default:
            return false
        }
    }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension StringProtocol {
    /// Equal, ASCII letters compared without regard to case.
    package func equalsIgnoringCase(_ other: some StringProtocol) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var others = other.utf8.makeIterator()
        for byte in utf8 {
            guard let otherByte = others.next() else { return false }
            if byte != otherByte && byte.lowercasedASCII != otherByte.lowercasedASCII { return false }
        }
        return true
    }

    /// Without spaces and tabs at either end (OWS, RFC 9110 §5.6.3). On bytes: a space followed by a combining mark is
    /// one `Character`.
    var trimmingOWS: Substring { Substring(Substring(self).utf8.trimmingOWS) }

    var isToken: Bool { !utf8.isEmpty && utf8.allSatisfy(\.isTokenByte) }
}

extension BidirectionalCollection<UInt8> {
    /// Without spaces and tabs at either end.
    var trimmingOWS: SubSequence {
        let start = self[...].drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = start.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return self[endIndex...] }
        return start[...last]
    }
}

extension Collection<UInt8> {
    /// Equal to `other`, which is in lower case, ASCII letters of `self` compared without regard to case.
    func equalsLowercased(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount else { return false }
        return other.withUTF8Buffer { expected in
            zip(self, expected).allSatisfy { $0 == $1 || $0.lowercasedASCII == $1 }
        }
    }
}
