import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/settings/tokens`.
enum APITokens {
    /// Lists the tokens of pipelines.
    static func list(_ visit: Visit) async throws -> Response {
        .page(try await tokenPage(visit, TokenForm(), problems: []))
    }

    /// Issues a token and shows it once, because only its digest is stored.
    static func create(_ visit: Visit) async throws -> Response {
        let values = TokenForm(visit.form)
        let token = Token()
        return try await attempt {
            let expiresAt = try values.expiry(visit.frame.zone)
            try await visit.change {
                _ = try $0.issueAPIToken(
                    label: values.label, digest: token.digest, scopes: values.scopes, expiresAt: expiresAt)
            }
            return issuedPage(visit, token, label: values.label.trimmed)
        } orShow: { problems, _ in
            try await tokenPage(visit, values, problems: problems)
        }
    }

    static func revoke(_ visit: Visit) async throws -> Response {
        let id: ID<APIToken> = try visit.id("token")
        try await visit.change { try $0.revokeAPIToken(id) }
        return .redirect(
            to: Paths.tokens,
            notice: FlashNotice("Token revoked. Issue a new one for anything that still needs access."))
    }

    private static func tokenPage(_ visit: Visit, _ values: TokenForm, problems: [Refusal.Problem]) async throws -> HTML
    {
        let tokens = try await visit.read { try $0.apiTokens() }
        return page(
            visit.frame, title: "API tokens", section: .settings, problems: problems, wide: true,
            """
            \(settingsBack)
            <h1>API tokens</h1>
            <p class="lead">Pipelines use tokens to ask whether they may deploy. A token gives access to the API only, not to pages.</p>
            \(endingNote(visit.frame, tokens))
            \(tokens.isEmpty
                ? emptyState(
                    "There are no tokens yet. Give each pipeline its own token, so that you can revoke them separately.")
                : tokenTable(visit.frame, tokens))
            \(sectionHeading("Issue a token", id: "issue"))
            \(form(
                Paths.tokens, visit.frame,
                """
                \(textField(
                    "label", label: "Label", value: values.label,
                    hint: "Say who uses it, such as “Payments pipeline”. The label is shown in the history of freezes.",
                    problems: problems, autocomplete: "off", required: true, width: .half))
                \(checkboxes(
                    "scopes", legend: "What may it do?", options: APITokenScope.allCases.map { ($0.rawValue, $0.label) },
                    selected: Set(values.scopes.map(\.rawValue)),
                    hint: "An override lets one deployment through a freeze. Few pipelines need it.", problems: problems))
                \(textField(
                    "expires", label: "Last day (optional)", value: values.expires,
                    hint: "Without a last day, the token works until it is revoked. The end is announced here 14 days before.", problems: problems, type: .date,
                    autocomplete: "off", width: .short))
                \(formActions(submitButton("Issue the token")))
                """))
            """)
    }
}
