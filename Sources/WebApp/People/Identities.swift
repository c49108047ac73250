import Domain
import HTML
import OpenIDConnect
import Secrets
import Storage
import WebServer

/// Actions at `/profile/identity`: the link between an account here and one at the provider.
enum Identities {
    /// Leads to the provider, to find out which account there is the person's.
    static func create(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        return await visit.lead(
            to: try visit.requireProvider(), .link(person: viewer.id.rawValue, proof: visit.linkProof),
            target: Paths.profile)
    }

    static func delete(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let provider = try visit.requireProvider()
        guard try await hasPassword(visit) else {
            throw Refusal("You sign in with \(provider.name) alone, so unlinking it would lock you out.")
        }
        try await visit.change { change in
            try change.unlinkIdentity(
                of: viewer.id, at: provider.issuer, keeping: visit.currentSession(change.reading))
        }
        return .redirect(to: Paths.profile.anchored("identity"), notice: FlashNotice("Unlinked."))
    }

    /// Unlinks the account of somebody who has another one now.
    static func deleteOf(_ visit: Visit) async throws -> Response {
        let provider = try visit.requireProvider()
        let id: ID<Person> = try visit.id("person")
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        try await visit.change { try $0.unlinkIdentity(of: id, at: provider.issuer) }
        return .redirect(to: Paths.peopleSettings, notice: FlashNotice("\(name) is no longer linked."))
    }

    /// The section of the profile; nil where no provider signs people in.
    static func section(_ visit: Visit) async throws -> HTML? {
        guard let provider = visit.app.settings.provider else { return nil }
        let found = try await visit.read { try $0.ownIdentity(at: provider.issuer) }
        let hasPassword = try await hasPassword(visit)
        let heading = sectionHeading("Sign in with \(provider.name)", id: "identity")
        guard let found else {
            return """
                \(heading)
                <p>Link your account at \(provider.name), and it signs you in here.</p>
                \(formActions(postButton("Link my account at \(provider.name)", to: Paths.identity, visit.frame)))
                """
        }
        return """
            \(heading)
            <p>Your account \(found.label) at \(provider.name) is linked since \(timestamp(found.since, visit.frame, relative: false)).</p>
            \(when: hasPassword, formActions(postButton("Unlink it", to: Paths.identityRemoval, visit.frame, style: .quiet)))
            """
    }

    /// Whether the asker can sign in with a password.
    private static func hasPassword(_ visit: Visit) async throws -> Bool {
        if try await visit.arePasswordsOff() { return false }
        return try await visit.read { try $0.ownCredentials() } != nil
    }
}

extension Visit {
    /// What only this session knows: nobody else can make a cookie that links an account to its person.
    var linkProof: String { Hex.text(Token.digest(of: "link \(frame.csrfToken)")) }
}
