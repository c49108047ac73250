import Domain
import Foundation
import HTML
import OpenIDConnect
import Secrets
import Storage
import WebServer

/// Actions at `/profile/identity`: the link between an account here and one at the provider.
enum Identities {
    /// Those without a password have signed in within so many seconds; an open browser alone must not be enough.
    private static let freshness: TimeInterval = 600

    static func new(_ visit: Visit) async throws -> Response {
        .page(try await newPage(visit, problems: []))
    }

    /// Leads to the provider, to find out which account there is the person's. Linking opens a second way in, so it takes
    /// what the first way takes.
    static func create(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let provider = try visit.requireProvider()
        return try await attempt {
            if try await visit.read({ try $0.ownCredentials() }) != nil {
                try await visit.requireCurrentPassword()
            } else {
                try await requireFreshSession(visit)
            }
            return await visit.lead(
                to: provider, .link(person: viewer.id.rawValue, proof: visit.linkProof), target: Paths.profile)
        } orShow: { problems, _ in
            try await newPage(visit, problems: problems)
        }
    }

    private static func requireFreshSession(_ visit: Visit) async throws {
        let session = try await visit.read { reading in
            try visit.sessionDigest.flatMap { try reading.signedIn(sessionDigest: $0, at: visit.now) }?.session
        }
        if let session, visit.now.timeIntervalSince(session.createdAt) <= freshness { return }
        throw Refusal("Sign out and in again, then link the account within ten minutes.")
    }

    private static func newPage(_ visit: Visit, problems: [Refusal.Problem]) async throws -> HTML {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let provider = try visit.requireProvider()
        let (person, hasPassword) = try await visit.read { reading in
            (try reading.person(viewer.id), try reading.ownCredentials() != nil)
        }
        let proof: HTML =
            hasPassword
            ? CurrentPassword.field(person?.email ?? "", problems: problems)
            : "<p>You have no password, so you must have signed in within the last ten minutes.</p>"
        return page(
            visit.frame, title: "Link your account at \(provider.name)", problems: problems,
            """
            <p class="back"><a href="\(Paths.profile)">Profile</a></p>
            <h1>Link your account at \(provider.name)</h1>
            <p class="lead">From then on it signs you in here.</p>
            \(form(Paths.identity, visit.frame, "\(proof)\(formActions(submitButton("Continue at \(provider.name)")))"))
            """)
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
                \(formActions(linkButton("Link my account at \(provider.name)", to: Paths.identity)))
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
