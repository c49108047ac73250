import Crypto
import CryptoExtras
import Foundation

/// A password hash, which is stored instead of the password. As text it contains everything that is needed to check it,
/// so the cost for new passwords can rise while old ones keep working: `$scrypt$ln=15,r=8,p=3$salt$key`, both base64url
/// without padding.
struct PasswordHash: Equatable {
    let cost: ScryptCost
    let salt: [UInt8]
    let key: [UInt8]

    /// Takes as long as the cost says. Throws only when there is not enough memory.
    init(of password: String, cost: ScryptCost, salt: [UInt8] = PasswordHash.randomSalt()) throws {
        self.cost = cost
        self.salt = salt
        key = try PasswordHash.deriveKey(password, cost: cost, salt: salt, length: 32).withUnsafeBytes(Array.init)
    }

    /// Nil for anything that is not one of our hashes.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = PasswordHash.cost(parts[2]),
            let salt = Base64URL.decode(parts[3]), (8...64).contains(salt.count),
            let key = Base64URL.decode(parts[4]), (16...64).contains(key.count)
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    var text: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)$\(Base64URL.encode(salt))$\(Base64URL.encode(key))"
    }

    /// Takes as long as the cost says, and compares in constant time.
    func matches(_ password: String) throws -> Bool {
        let candidate = try PasswordHash.deriveKey(password, cost: cost, salt: salt, length: key.count)
        return candidate == SymmetricKey(data: key)
    }

    private static func randomSalt() -> [UInt8] {
        SymmetricKey(size: .bits128).withUnsafeBytes(Array.init)
    }

    /// NFKC first (NIST SP 800-63B, section 5.1.1.2): the same characters typed on two devices are the same password.
    private static func deriveKey(
        _ password: String, cost: ScryptCost, salt: [UInt8], length: Int
    ) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Array(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: length,
            rounds: 1 << cost.logN, blockSize: cost.blockSize, parallelism: cost.parallelism)
    }

    private static func cost(_ text: Substring) -> ScryptCost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let logN = number(parts[0], after: "ln="),
            let blockSize = number(parts[1], after: "r="),
            let parallelism = number(parts[2], after: "p=")
        else { return nil }
        return ScryptCost(logN: logN, blockSize: blockSize, parallelism: parallelism)
    }

    private static func number(_ text: Substring, after name: String) -> Int? {
        text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
    }
}
