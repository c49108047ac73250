/// A code on paper that stands in for a lost authenticator app, once. 80 random bits, so nobody can guess it, not even with
/// a copy of its digest.
package struct RecoveryCode: Equatable, Sendable {
    /// How many a person gets at a time.
    package static let count = 10
    private static let length = 10

    private let code: TypedCode

    package init() { code = TypedCode(length: RecoveryCode.length) }

    /// A code that somebody typed; nil for anything that does not look like one.
    package init?(_ typed: String) {
        guard let code = TypedCode(typed, length: RecoveryCode.length) else { return nil }
        self.code = code
    }

    /// `ABCD-EFGH-IJKL-MNOP`
    package var text: String { code.text }

    /// SHA-256 of the code.
    package var digest: [UInt8] { code.digest(for: "recovery code") }

    /// Ten new codes.
    package static func newSet() -> [RecoveryCode] { (0..<count).map { _ in RecoveryCode() } }
}
