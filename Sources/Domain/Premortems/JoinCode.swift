/// The code that people type to join a pre-mortem: six letters and digits that are hard to confuse.
package struct JoinCode: Hashable, Sendable {
    /// Without 0 O, 1 I L, 5 S, 8 B and U, which sounds and looks like V.
    package static let alphabet = Array("234679ACDEFGHJKMNPQRTVWXYZ".utf8)
    package static let length = 6

    /// `7KQ2MX`
    package let text: String

    /// Reads a code as people type it, also in lower case, with spaces or with a hyphen. Nil for anything else.
    package init?(_ input: String) {
        guard input.utf8.count <= 40 else { return nil }
        let bytes = input.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard bytes.count == JoinCode.length, bytes.allSatisfy(JoinCode.alphabet.contains) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    package init(using generator: inout some RandomNumberGenerator) {
        let bytes = (0..<JoinCode.length).map { _ in JoinCode.alphabet.randomElement(using: &generator) ?? 0x32 }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// `7KQ-2MX`, as people read it aloud.
    package var spoken: String { "\(text.prefix(3))-\(text.suffix(3))" }
}
