import Domain
import Foundation
import HTML
import OpenIDConnect
import Secrets
import Storage
import WebServer

/// The provider that signs people in, and who gets in through it.
package struct SignInProvider: Sendable {
    package let provider: Provider
    package let rule: AdmissionRule
    /// Limits how often one network makes the provider be asked. High, because many honest people may share one address.
    let returns = AttemptLimit(most: 300, within: 600)

    package init(_ provider: Provider, _ rule: AdmissionRule) {
        self.provider = provider
        self.rule = rule
    }

    /// The address to which the provider sends people back, at an installation with this base address.
    package static func returnAddress(_ baseURL: String) -> String { baseURL + Paths.providerSignIn.address }

    var name: String { provider.settings.name }
    var issuer: String { provider.settings.issuer }

    /// What the provider has proved about somebody.
    func account(_ token: IDToken) -> ProviderAccount {
        ProviderAccount(
            identity: Identity(issuer: issuer, subject: token.subject), name: token.name, email: token.email,
            isEmailUnverified: token.isEmailUnverified, zone: token.zone, groups: token.groups)
    }
}

/// The ways to sign in that a page offers.
struct SignInWays: Sendable {
    /// The person whom a trusted proxy names.
    var proxyUser: String?
    /// The name of the provider, if there is one.
    var provider: String?
    var hasPasswords = true
    /// Where to sign out at the provider, for somebody who may still be signed in there.
    var signOutLink: Link?
}

extension Visit {
    /// - Throws: ``Obstacle/notFound`` where no provider signs people in.
    func requireProvider() throws -> SignInProvider { try app.settings.provider.orNotFound() }

    /// Whether passwords are switched off. Without a provider they never are, so that nobody is locked out.
    func arePasswordsOff() async throws -> Bool {
        guard app.settings.provider != nil else { return false }
        return try await read { try $0.arePasswordsOff() }
    }

    func signInWays() async throws -> SignInWays {
        SignInWays(
            proxyUser: request.proxyUser, provider: app.settings.provider?.name,
            hasPasswords: try await !arePasswordsOff(),
            signOutLink: query["after"] == "provider" ? await providerSignOutLink() : nil)
    }

    private func providerSignOutLink() async -> Link? {
        guard let provider = app.settings.provider, let baseURL else { return nil }
        let address = await provider.provider.signOutAddress(backTo: baseURL + Paths.signIn.address, at: now)
        return address.flatMap { Link(outside: $0) }
    }

    /// - Throws: ``Refusal`` for the field.
    func requirePasswords(field: String) async throws {
        guard let provider = app.settings.provider, try await arePasswordsOff() else { return }
        throw Refusal(field: field, "Passwords are switched off here. Sign in with \(provider.name).")
    }

    /// Whether the provider began the present session.
    func isByProvider() async throws -> Bool {
        guard let digest = sessionDigest else { return false }
        return try await read { try $0.isByProvider(sessionDigest: digest) }
    }
}
