import Foundation

/// What a provider says about somebody whom it has signed in. Believed only after ``check(_:nonce:at:)``.
package struct IDToken: Sendable {
    /// The provider's name for the person, which it gives to nobody else.
    package let subject: String
    package let name: String?
    package let email: String?
    /// Whether the address is somebody else's as far as the provider knows. Many providers say nothing about this.
    package let isEmailUnverified: Bool
    package let zone: String?
    package let groups: [String]

    private let issuer: String
    private let audience: [String]
    /// The client that the token was made for, if there are several in its audience.
    private let party: String?
    private let nonce: String?
    private let expiresAt: Double
    private let issuedAt: Double
    private let notBefore: Double?

    /// How far the clocks of the two servers may differ, in seconds.
    private static let leeway: Double = 60

    /// The rules of OpenID Connect Core 1.0, section 3.1.3.7, for a token whose signature is right.
    ///
    /// - Throws: ``ProviderFault``.
    func check(_ settings: ProviderSettings, nonce expected: String, at now: Date) throws(ProviderFault) {
        guard issuer.utf8.elementsEqual(settings.issuer.utf8) else {
            throw ProviderFault(.untrusted, "its id token is from another issuer, “\(issuer.prefix(200))”")
        }
        guard audience.contains(where: { $0.utf8.elementsEqual(settings.clientID.utf8) }),
            party?.utf8.elementsEqual(settings.clientID.utf8) ?? (audience.count == 1)
        else { throw ProviderFault(.untrusted, "its id token was made for another client") }
        guard let nonce, nonce.utf8.elementsEqual(expected.utf8) else {
            throw ProviderFault(.untrusted, "its id token belongs to another sign-in: the nonce differs")
        }
        let time = now.timeIntervalSince1970
        guard expiresAt > time - IDToken.leeway else { throw ProviderFault(.untrusted, "its id token has expired") }
        guard max(issuedAt, notBefore ?? issuedAt) < time + IDToken.leeway else {
            throw ProviderFault(.untrusted, "its id token is from the future; compare the clocks of the two servers")
        }
        guard (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw ProviderFault(.untrusted, "its id token has no usable subject")
        }
    }
}

extension IDToken {
    /// - Throws: ``ProviderFault`` if a claim is missing that every id token has.
    init(_ claims: Claims, groupsClaim: String) throws(ProviderFault) {
        guard let issuer = claims.text("iss"), let subject = claims.text("sub"), let expiresAt = claims.number("exp"),
            let issuedAt = claims.number("iat")
        else { throw ProviderFault(.untrusted, "its id token lacks one of the claims iss, sub, exp and iat") }
        self.issuer = issuer
        self.subject = subject
        self.expiresAt = expiresAt
        self.issuedAt = issuedAt
        notBefore = claims.number("nbf")
        audience = claims.texts("aud")
        party = claims.text("azp")
        nonce = claims.text("nonce")
        name = claims.text("name") ?? claims.text("preferred_username")
        email = claims.text("email")
        isEmailUnverified = claims.isFalse("email_verified")
        zone = claims.text("zoneinfo")
        groups = claims.texts(groupsClaim)
    }
}
