import Crypto

/// The hidden form field which proves that a form was made by Handrail for this session: HMAC-SHA-256 under the
/// session's token, which no other site can know. Nothing is stored.
package enum CSRF {
    private static let purpose = Array("handrail form".utf8)

    package static func token(for session: Token) -> String {
        Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: purpose, using: key(session))))
    }

    /// Compares in constant time.
    package static func isValid(_ text: String, for session: Token) -> Bool {
        guard text.utf8.count == 43, let code = Base64URL.decode(text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: purpose, using: key(session))
    }

    private static func key(_ session: Token) -> SymmetricKey {
        SymmetricKey(data: Array(session.text.utf8))
    }
}
