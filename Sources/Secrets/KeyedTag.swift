import Crypto

/// A pseudonym for a person: HMAC-SHA-256 under a key. Somebody with the key can find out whose tag it is by trying
/// everyone; once the key is gone, nobody can.
package enum KeyedTag {
    /// 256 random bits.
    package static func newKey() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes(Array.init) }

    package static func tag(of name: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: SymmetricKey(data: key)))
    }
}
