import Crypto

/// A secret that its holder can use, such as the cookie of a session or the link of an invitation. 256 random bits.
///
/// Only its ``digest`` is stored, so a copy of the database opens nothing.
package struct Token: Sendable {
    /// base64url without padding (RFC 4648, section 5), 43 ASCII characters: fits into a cookie and into an address.
    package let text: String

    /// A new token from the system's random numbers.
    package init() {
        text = Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init))
    }

    /// A token that was sent back; nil for anything that does not look like one of our tokens.
    package init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.text = text
    }

    /// SHA-256 of the text, 32 bytes. The time it takes to look up a digest in an index reveals nothing about the
    /// token.
    package var digest: [UInt8] { Token.digest(of: text) }

    /// SHA-256 of any text, for what is stored only to be recognised.
    package static func digest(of text: String) -> [UInt8] { digest(of: Array(text.utf8)) }

    package static func digest(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
