import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/settings/people/:person/password-link`.
enum PasswordLinks {
    /// Creates a link for somebody who forgot their password.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let token = Token()
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        let base = try visit.requireBaseURL()
        try await visit.change { try $0.offerNewPassword(to: id, digest: token.digest) }
        let ways = try await visit.signInWays()
        let use =
            ways.hasPasswords
            ? "can choose a new password for \(name)"
            : "can link their account at \(ways.provider ?? "") and sign in as \(name)"
        return Invitations.linkPage(
            visit, token, at: base, title: "The link for \(name)",
            "The first person to open this link \(use). The link works once and expires after seven days. Until it is used, nothing changes."
        )
    }
}
