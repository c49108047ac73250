import Domain
import HTML
import Secrets
import Storage
import WebServer

extension Invitations {
    /// Creates an invitation and shows its link once, because only its digest is stored.
    static func create(_ visit: Visit) async throws -> Response {
        let values = InvitationForm(visit.form)
        let token = Token()
        return try await attempt {
            let level = try Levels.chosen(values.level)
            let base = try visit.requireBaseURL()
            try await visit.change { try $0.invite(email: values.email, level: level, digest: token.digest) }
            return linkPage(
                visit, token, at: base, title: "The link for \(values.email.trimmed)",
                "The first person to open this link can join as \(level.noun). The link works once and expires after seven days."
            )
        } orShow: { problems, _ in
            try await People.listPage(visit, values, problems: problems)
        }
    }

    static func revoke(_ visit: Visit) async throws -> Response {
        let id: ID<Invitation> = try visit.id("invitation")
        try await visit.change { try $0.revokeInvitation(id) }
        return .redirect(
            to: Paths.peopleSettings.anchored("invitations"), notice: FlashNotice("The link no longer works."))
    }

    static func linkPage(
        _ visit: Visit, _ token: Token, at base: String, title: String, _ explanation: String
    ) -> Response {
        let address = base + Paths.invitation(token: token.text).address
        return .page(
            page(
                visit.frame, title: title, section: .settings, scripts: ["js/copy.js"],
                """
                <h1>\(title)</h1>
                <p class="lead">Send the link so that only they can read it. It is shown only once.</p>
                \(copyField("link", label: "Link", value: address))
                <p>\(explanation)</p>
                <p>\(linkButton("Back to people", to: Paths.peopleSettings))</p>
                """))
    }
}
