import Crypto
import Foundation

/// The key that an authenticator app shares with us, and the codes that it shows (RFC 6238): HMAC-SHA-1, a new code
/// every 30 seconds, six digits, because every app can do these.
package struct TOTP: Equatable, Sendable {
    private static let keyLength = 20
    private static let stepLength: TimeInterval = 30
    private static let digits = 6

    package let key: [UInt8]

    /// A new key from the system's random numbers, 160 bits.
    package init() {
        key = SymmetricKey(size: SymmetricKeySize(bitCount: TOTP.keyLength * 8)).withUnsafeBytes(Array.init)
    }

    /// Nil for a key of another length.
    package init?(key: [UInt8]) {
        guard key.count == TOTP.keyLength else { return nil }
        self.key = key
    }

    /// A key that was sent back as text; nil for anything that is no key of ours.
    package init?(_ text: String) {
        guard text.utf8.count <= 64, let key = Base32.decode(text) else { return nil }
        self.init(key: key)
    }

    /// The key as people type it into an app: 32 letters and digits.
    package var text: String { Base32.encode(key) }

    /// The step that a code belongs to; nil if it is wrong now. Phones and servers do not agree on the time, so the code
    /// of the step before or after is right as well.
    ///
    /// - Parameter last: the step of the last code that was accepted; no code of that step or an earlier one is right.
    package func step(of typed: String, at now: Date, after last: Int64) -> Int64? {
        let typed = typed.utf8.filter { $0 != UInt8(ascii: " ") }
        let current = TOTP.step(at: now)
        var found: Int64?
        // Every step is compared, so that the time reveals nothing. The latest counts, so that no code works twice.
        for step in current - 1...current + 1 where TOTP.areEqual(typed, Array(code(of: step).utf8)) && step > last {
            found = step
        }
        return found
    }

    package static func step(at now: Date) -> Int64 { Int64((now.timeIntervalSince1970 / stepLength).rounded(.down)) }

    /// The code of a step (RFC 4226, section 5.3).
    package func code(of step: Int64) -> String { code(of: step, digits: TOTP.digits) }

    func code(of step: Int64, digits: Int) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian, Array.init)
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int((mac.last ?? 0) & 0xF)
        let number = mac.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number)
        return String((String(repeating: "0", count: digits) + text).suffix(digits))
    }

    /// In the same time, however many bytes are right.
    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension TOTP {
    /// The address that an app reads from a QR code.
    package func address(account: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@")
        let name = account.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        return "otpauth://totp/Handrail:\(name)?secret=\(text)&issuer=Handrail"
    }
}
