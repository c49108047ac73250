import Crypto
import CryptoExtras
import Foundation

/// A public key of somebody else's, which checks one kind of signature and no other.
package enum SignatureKey: Sendable {
    /// The kinds of signature, by their names in RFC 7518. What a signed text says about its own kind only chooses
    /// among these.
    package enum Kind: String, CaseIterable, Sendable {
        case rs256 = "RS256"
        case es256 = "ES256"
    }

    case rsa(_RSA.Signing.PublicKey)
    case p256(P256.Signing.PublicKey)

    package var kind: Kind {
        switch self {
        case .rsa: .rs256
        case .p256: .es256
        }
    }

    /// - Returns: nil for a key that is damaged, shorter than 2,048 bits, or so long that checking it takes too long.
    package init?(rsaModulus modulus: [UInt8], exponent: [UInt8]) {
        let digits = modulus.drop { $0 == 0 }
        guard (256...1_024).contains(digits.count), (1...8).contains(exponent.count),
            let key = try? _RSA.Signing.PublicKey(n: Array(digits), e: exponent)
        else { return nil }
        self = .rsa(key)
    }

    /// - Returns: nil for a point that is not on the curve.
    package init?(p256X x: [UInt8], y: [UInt8]) {
        guard x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(rawRepresentation: x + y) else {
            return nil
        }
        self = .p256(key)
    }

    package func isValid(_ signature: [UInt8], for text: some Collection<UInt8>) -> Bool {
        let text = Data(text)
        switch self {
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            return key.isValidSignature(signature, for: SHA256.hash(data: text), padding: .insecurePKCS1v1_5)
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: text)
        }
    }
}
