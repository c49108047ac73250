import Crypto

/// The name that git gives to contents: a digest that tells whether two files are the same, and no protection.
package enum BlobName {
    /// Whether a text from outside has the form of such a name, so that git cannot take it for anything else.
    package static func isOne(_ text: String) -> Bool {
        text.utf8.count == 40
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    package static func of(_ bytes: [UInt8]) -> String {
        var hash = Insecure.SHA1()
        hash.update(data: Array("blob \(bytes.count)\0".utf8))
        hash.update(data: bytes)
        return Hex.text(hash.finalize())
    }
}
