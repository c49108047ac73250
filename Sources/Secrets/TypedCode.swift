import Crypto

/// Random bits that people copy by hand: `ABCD-EFGH-IJKL-MNOP`.
struct TypedCode: Equatable, Sendable {
    private let bytes: [UInt8]

    /// - Parameter length: in bytes.
    init(length: Int) {
        bytes = SymmetricKey(size: SymmetricKeySize(bitCount: length * 8)).withUnsafeBytes(Array.init)
    }

    /// A code that somebody typed; nil for anything that does not look like one of this length.
    init?(_ typed: String, length: Int) {
        guard typed.utf8.count <= 64, let bytes = Base32.decode(typed), bytes.count == length else { return nil }
        self.bytes = bytes
    }

    var text: String { Base32.grouped(bytes) }

    /// SHA-256 of the code, which is another one for each purpose.
    func digest(for purpose: String) -> [UInt8] { Token.digest(of: "\(purpose) \(Base32.encode(bytes))") }
}
