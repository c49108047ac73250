import Crypto

/// A code on paper that stands in for a lost authenticator app, once. 80 random bits, so nobody can guess it, not even with
/// a copy of its digest.
package struct RecoveryCode: Equatable, Sendable {
    /// How many a person gets at a time.
    package static let count = 10
    private static let length = 10

    private let bytes: [UInt8]

    package init() {
        bytes = SymmetricKey(size: SymmetricKeySize(bitCount: RecoveryCode.length * 8)).withUnsafeBytes(Array.init)
    }

    /// A code that somebody typed; nil for anything that does not look like one.
    package init?(_ typed: String) {
        guard typed.utf8.count <= 64, let bytes = Base32.decode(typed), bytes.count == RecoveryCode.length else {
            return nil
        }
        self.bytes = bytes
    }

    /// `ABCD-EFGH-IJKL-MNOP`
    package var text: String { Base32.grouped(bytes) }

    /// SHA-256 of the code.
    package var digest: [UInt8] { Token.digest(of: "recovery code \(Base32.encode(bytes))") }

    /// Ten new codes.
    package static func newSet() -> [RecoveryCode] { (0..<count).map { _ in RecoveryCode() } }
}
