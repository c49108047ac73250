/// The checks on text from outside, made once, at the edge, on bytes: nothing behind it sees text that failed them.
///
/// Refused are: invalid UTF-8 (RFC 3629), NUL and every other control character (general category Cc) except tab and
/// newline in texts, and more than 30 combining marks in a row, which make comparing and hashing a `String` quadratic.
package enum TextCheck {
    /// More than any language or the most decorated emoji needs.
    package static let longestRunOfMarks = 30

    /// A text of several lines: tab and newline are allowed, and CRLF, which forms send for a newline, becomes LF.
    package static func text(_ bytes: some Collection<UInt8>) throws(BadInput) -> String {
        let hasCRLF = try scan(bytes, allowsLines: true)
        guard hasCRLF else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.filter { $0 != carriageReturn }, as: UTF8.self)
    }

    /// A text of one line: no control characters at all.
    package static func line(_ bytes: some Collection<UInt8>) throws(BadInput) -> String {
        _ = try scan(bytes, allowsLines: false)
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func text(_ string: String) throws(BadInput) -> String {
        try text(string.utf8)
    }

    package static func line(_ string: String) throws(BadInput) -> String {
        try line(string.utf8)
    }

    private static let carriageReturn: UInt8 = 0x0D

    /// - Returns: Whether there is a CR, which then stands before an LF.
    private static func scan(_ bytes: some Collection<UInt8>, allowsLines: Bool) throws(BadInput) -> Bool {
        var iterator = bytes.makeIterator()
        var hasCRLF = false
        var isAfterCR = false
        var marks = 0
        while let byte = iterator.next() {
            if isAfterCR {
                guard byte == 0x0A else { throw controlCharacter(UInt32(carriageReturn)) }
                isAfterCR = false
                continue
            }
            if byte < 0x80 {
                marks = 0
                if byte >= 0x20 && byte != 0x7F { continue }
                switch byte {
                case 0x09 where allowsLines, 0x0A where allowsLines:
                    continue
                case carriageReturn where allowsLines:
                    hasCRLF = true
                    isAfterCR = true
                default:
                    throw controlCharacter(UInt32(byte))
                }
            } else {
                let scalar = try scalar(startingWith: byte, &iterator)
                if scalar.value < 0xA0 { throw controlCharacter(scalar.value) }
                marks = isCombiningMark(scalar) ? marks + 1 : 0
                if marks > longestRunOfMarks {
                    throw BadInput("The text has more than \(longestRunOfMarks) combining marks in a row.")
                }
            }
        }
        if isAfterCR { throw controlCharacter(UInt32(carriageReturn)) }
        return hasCRLF
    }

    private static func controlCharacter(_ value: UInt32) -> BadInput {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return BadInput("The text has a control character in it (U+\(padded)), which cannot be stored.")
    }

    /// Decodes one scalar of two to four bytes, refusing overlong forms, surrogates and values above U+10FFFF
    /// (the table in RFC 3629 §4).
    private static func scalar(
        startingWith lead: UInt8,
        _ iterator: inout some IteratorProtocol<UInt8>
    ) throws(BadInput) -> Unicode.Scalar {
        var second: ClosedRange<UInt8> = 0x80...0xBF
        let following: Int
        var value: UInt32
        switch lead {
        case 0xC2...0xDF:
            following = 1
            value = UInt32(lead & 0x1F)
        case 0xE0...0xEF:
            following = 2
            value = UInt32(lead & 0x0F)
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            following = 3
            value = UInt32(lead & 0x07)
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default:
            throw notUTF8
        }
        for position in 1...following {
            guard let byte = iterator.next(), (position == 1 ? second : 0x80...0xBF).contains(byte) else {
                throw notUTF8
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { throw notUTF8 }
        return scalar
    }

    private static var notUTF8: BadInput { BadInput("The text is not valid UTF-8.") }

    private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
        // Below U+0300 there are none, and between U+3400 and U+9FFF there is only Han: most text never asks the slow
        // table.
        if scalar.value < 0x300 || (0x3400...0x9FFF).contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
