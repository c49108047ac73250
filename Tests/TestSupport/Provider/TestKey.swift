import Crypto
import CryptoExtras
import Foundation
import Secrets

/// A key with which a provider signs.
package struct TestKey: Sendable {
    package enum Secret: Sendable {
        case p256(P256.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    package let id: String
    private let secret: Secret

    /// For ES256.
    package init(_ id: String) {
        self.id = id
        secret = .p256(P256.Signing.PrivateKey())
    }

    /// For RS256.
    package static func rsa(_ id: String, bits: Int = 2_048) throws -> TestKey {
        TestKey(id: id, secret: .rsa(try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: bits))))
    }

    private init(id: String, secret: Secret) {
        self.id = id
        self.secret = secret
    }

    package var algorithm: String {
        switch secret {
        case .p256: "ES256"
        case .rsa: "RS256"
        }
    }

    package func signature(of text: String) throws -> [UInt8] {
        switch secret {
        case .p256(let key): Array(try key.signature(for: Data(text.utf8)).rawRepresentation)
        case .rsa(let key):
            Array(
                try key.signature(for: SHA256.hash(data: Data(text.utf8)), padding: .insecurePKCS1v1_5)
                    .rawRepresentation)
        }
    }

    /// As the provider publishes it.
    package func published() throws -> [String: TestClaim] {
        switch secret {
        case .p256(let key):
            let point = Array(key.publicKey.rawRepresentation)
            return [
                "kty": "EC", "crv": "P-256", "use": "sig", "kid": .text(id),
                "x": .text(Base64URL.encode(Array(point.prefix(32)))),
                "y": .text(Base64URL.encode(Array(point.suffix(32)))),
            ]
        case .rsa(let key):
            let numbers = try key.publicKey.getKeyPrimitives()
            return [
                "kty": "RSA", "use": "sig", "kid": .text(id), "n": .text(Base64URL.encode(Array(numbers.modulus))),
                "e": .text(Base64URL.encode(Array(numbers.publicExponent))),
            ]
        }
    }

    /// What a careless program would take for the secret of HS256: the published key, as its bytes and as its text.
    package var publicBytes: [UInt8] {
        switch secret {
        case .p256(let key): Array(key.publicKey.pemRepresentation.utf8)
        case .rsa(let key): Array(key.publicKey.pemRepresentation.utf8)
        }
    }
}
