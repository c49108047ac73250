import Domain
import HTML
import Secrets
import Storage
import WebServer

extension Invitations {
    /// Makes an invitation and shows its link, this once: only its digest is kept.
    static func create(_ visit: Visit) async throws -> Response {
        let values = InvitationForm(visit.form)
        let token = Token()
        return try await attempt {
            guard let role = Role(rawValue: values.role) else { throw Refusal(field: "role", "Choose a role.") }
            try await visit.change { try $0.invite(email: values.email, role: role, digest: token.digest) }
            return linkPage(
                visit, token, title: "The link for \(values.email.trimmed)",
                "Whoever opens it first can join as \(role.label.lowercased()). It works once, for seven days.")
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

    static func linkPage(_ visit: Visit, _ token: Token, title: String, _ explanation: String) -> Response {
        let address = visit.baseURL + Paths.invitation(token: token.text).address
        return .page(
            page(
                visit.frame, title: title, section: .settings,
                """
                <h1>\(title)</h1>
                <p class="lead">Send it to them in a way that only they read. It is shown only now.</p>
                \(textField("link", label: "Link", value: address, autocomplete: "off"))
                <p>\(explanation)</p>
                <p>\(linkButton("Back to people", to: Paths.peopleSettings))</p>
                """))
    }
}

extension Visit {
    /// Without a slash at the end: what is configured, or else what the browser asked for.
    var baseURL: String {
        guard let configured = app.settings.baseURL else {
            return (request.isSecure ? "https://" : "http://") + request.host
        }
        return configured.hasSuffix("/") ? String(configured.dropLast()) : configured
    }
}
