/// The code with which somebody who reported a near miss without their name comes back to the report. 120 random bits, of
/// which only a digest is stored.
package struct ReceiptCode: Equatable, Sendable {
    private static let length = 15

    private let code: TypedCode

    package init() { code = TypedCode(length: ReceiptCode.length) }

    /// A code that somebody typed; nil for anything that does not look like one.
    package init?(_ typed: String) {
        guard let code = TypedCode(typed, length: ReceiptCode.length) else { return nil }
        self.code = code
    }

    /// `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`
    package var text: String { code.text }

    /// SHA-256 of the code.
    package var digest: [UInt8] { code.digest(for: "receipt code") }
}
