/// RFC 4648, section 6, without padding: capital letters and the digits 2 to 7, which people can type.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var held: UInt16 = 0
        var count = 0
        for byte in bytes {
            held = held << 8 | UInt16(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(held >> UInt16(count) & 31)])
            }
            held &= 1 << UInt16(count) - 1
        }
        if count > 0 { text.append(alphabet[Int(held << UInt16(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// In groups of four, which people can copy by hand: `ABCD-EFGH`.
    static func grouped(_ bytes: [UInt8]) -> String {
        var text = ""
        for (index, letter) in encode(bytes).enumerated() {
            if index > 0 && index % 4 == 0 { text += "-" }
            text.append(letter)
        }
        return text
    }

    /// Reads what a person typed: letters in either case, with spaces and hyphens wherever they like. Nil for anything
    /// else, and if bits are left over that no encoding leaves.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var held: UInt16 = 0
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            guard let value = value(of: byte) else { return nil }
            held = held << 5 | value
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt16(count)))
            }
            held &= 1 << UInt16(count) - 1
        }
        return held == 0 && count < 5 ? bytes : nil
    }

    /// The digits 0, 1 and 8, which the alphabet leaves out, are taken for the letters that they look like.
    private static func value(of byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt16(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt16(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt16(byte - UInt8(ascii: "2")) + 26
        case UInt8(ascii: "0"): 14
        case UInt8(ascii: "1"): 8
        case UInt8(ascii: "8"): 1
        default: nil
        }
    }
}
