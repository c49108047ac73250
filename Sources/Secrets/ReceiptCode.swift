import Crypto

/// The code with which somebody who reported a near miss without their name comes back to the report. 120 random bits, of
/// which only a digest is stored.
package struct ReceiptCode: Equatable, Sendable {
    private static let length = 15

    private let bytes: [UInt8]

    package init() {
        bytes = SymmetricKey(size: SymmetricKeySize(bitCount: ReceiptCode.length * 8)).withUnsafeBytes(Array.init)
    }

    /// A code that somebody typed; nil for anything that does not look like one.
    package init?(_ typed: String) {
        guard typed.utf8.count <= 64, let bytes = Base32.decode(typed), bytes.count == ReceiptCode.length else {
            return nil
        }
        self.bytes = bytes
    }

    /// `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`
    package var text: String { Base32.grouped(bytes) }

    /// SHA-256 of the code.
    package var digest: [UInt8] { Token.digest(of: "receipt code \(Base32.encode(bytes))") }
}
