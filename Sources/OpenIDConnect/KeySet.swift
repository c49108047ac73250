import Secrets

/// The keys with which a provider signs at present (RFC 7517). Keys of a kind that we do not check are left out.
struct KeySet: Decodable, Sendable {
    struct Key: Sendable {
        let id: String?
        let key: SignatureKey
    }

    let keys: [Key]

    /// More would only cost time; providers have a handful.
    private static let most = 100

    /// The keys that a token may be signed with: those of its id, or all if it names none.
    func candidates(for token: SignedToken) -> [SignatureKey] {
        keys.filter { $0.key.kind == token.kind && (token.keyID == nil || $0.id == token.keyID) }.map(\.key)
    }

    init(keys: [Key]) { self.keys = keys }

    init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self).decode([Stored].self, forKey: .keys)
        keys = stored.prefix(KeySet.most).compactMap(\.key)
    }

    private enum CodingKeys: String, CodingKey { case keys }

    private struct Stored: Decodable {
        let kty: String
        let kid: String?
        let use: String?
        let alg: String?
        let crv: String?
        let n: String?
        let e: String?
        let x: String?
        let y: String?

        var key: Key? {
            guard use == nil || use == "sig", let key = signatureKey, alg == nil || alg == key.kind.rawValue else {
                return nil
            }
            return Key(id: kid, key: key)
        }

        private var signatureKey: SignatureKey? {
            switch kty {
            case "RSA":
                guard let n = n.flatMap(Base64URL.decode), let e = e.flatMap(Base64URL.decode) else { return nil }
                return SignatureKey(rsaModulus: n, exponent: e)
            case "EC" where crv == "P-256":
                guard let x = x.flatMap(Base64URL.decode), let y = y.flatMap(Base64URL.decode) else { return nil }
                return SignatureKey(p256X: x, y: y)
            default: return nil
            }
        }
    }
}
