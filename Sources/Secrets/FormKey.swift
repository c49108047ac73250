import Crypto

/// Names one filling-in of a form: a random text in a hidden field, by which the same form sent twice is recognised.
package struct FormKey: Sendable {
    /// The name of the hidden field.
    package static let field = "form-key"

    /// ASCII letters, digits, "-" and "_".
    package let text: String

    /// A new key from the system's random numbers, 128 bits.
    package init() {
        text = Base64URL.encode(SymmetricKey(size: .bits128).withUnsafeBytes(Array.init))
    }

    /// A key that was sent back; nil for anything that does not look like a key of a page or of a script of ours.
    package init?(_ text: String) {
        guard (16...64).contains(text.utf8.count), text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.text = text
    }

    /// The key of one form of a page whose forms share the random part.
    private init(shared text: String, number: Int) {
        self.text = "\(text)-\(number)"
    }

    package func numbered(_ number: Int) -> FormKey { FormKey(shared: text, number: number) }

    /// A digest of the key, its sender and anything else, each as bytes. Nobody who does not have the key can find the
    /// sender from it.
    package func digest(of parts: some Sequence<[UInt8]>) -> [UInt8] {
        var hash = SHA256()
        for part in [Array(text.utf8)] + parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}
