import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/settings/people/:person/password-link`.
enum PasswordLinks {
    /// A link for somebody who forgot the password.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let token = Token()
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        try await visit.change { try $0.offerNewPassword(to: id, digest: token.digest) }
        return Invitations.linkPage(
            visit, token, title: "The link for \(name)",
            "Whoever opens it first can choose a new password for \(name). It works once, for seven days. Until then the old password stays as it is."
        )
    }
}
