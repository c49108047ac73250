import Crypto

/// A secret that whoever holds it may use: the cookie of a session, the link of an invitation. 256 random bits.
///
/// Only its ``digest`` is stored, so a copy of the database opens nothing.
package struct Token: Sendable {
    /// base64url without padding (RFC 4648, section 5), 43 ASCII characters: fits into a cookie and into an address.
    package let text: String

    /// A new one, from the system's random numbers.
    package init() {
        text = Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init))
    }

    /// One that came back; nil for anything that does not look like a token of ours.
    package init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.text = text
    }

    /// SHA-256 of the text, 32 bytes. Looking a digest up in an index tells nothing about the token by its timing.
    package var digest: [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }
}
