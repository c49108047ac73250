/// Somebody's account at a provider: the provider by its issuer, and the provider's name for the person, which it gives
/// to nobody else. E-mail addresses are no part of it, because they are given to other people later.
package struct Identity: Equatable, Hashable, Sendable {
    package let issuer: String
    package let subject: String

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

/// What a provider says about somebody it has signed in.
package struct ProviderAccount: Equatable, Sendable {
    package let identity: Identity
    package let name: String?
    package let email: String?
    /// Whether the provider says that it does not know whose the address is.
    package let isEmailUnverified: Bool
    package let zone: String?
    package let groups: [String]

    package init(
        identity: Identity, name: String? = nil, email: String? = nil, isEmailUnverified: Bool = false,
        zone: String? = nil, groups: [String] = []
    ) {
        self.identity = identity
        self.name = name
        self.email = email
        self.isEmailUnverified = isEmailUnverified
        self.zone = zone
        self.groups = groups
    }

    /// The words by which the person recognises the account.
    package var label: String { String((email ?? name ?? "").unicodeScalars.prefix(254)) }
}
