import Domain
import Foundation
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
                _ = try $0.issueAPIToken(label: values.label, digest: token.digest, expiresAt: expiresAt)
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
            \(tokens.isEmpty ? emptyState("There are no tokens yet. Give each pipeline its own token, so that you can revoke them separately.") : tokenTable(visit.frame, tokens))
            \(sectionHeading("Issue a token", id: "issue"))
            \(form(
                Paths.tokens, visit.frame,
                """
                \(textField("label", label: "Label", value: values.label, hint: "Say who uses it, such as “Payments pipeline”. The label is shown in the history of freezes.", problems: problems, autocomplete: "off", required: true, width: .half))
                \(textField("expires", label: "Last day (optional)", value: values.expires, hint: "Without a last day, the token works until it is revoked.", problems: problems, type: .date, autocomplete: "off", width: .short))
                \(formActions(submitButton("Issue the token")))
                """))
            """)
    }

    private static func tokenTable(_ frame: Frame, _ tokens: [APITokenSummary]) -> HTML {
        let rows = tokens.map { row -> HTML in
            let token = row.token
            let isRevoked = token.revokedAt != nil
            return """
                <tr>\(rowHead(HTML(text: token.label)))\(cell("State", stateTag(token.state(at: frame.now))))\
                \(cell("Issued", "\(timestamp(token.createdAt, frame, relative: false))\(row.createdByName.map { " by \($0)" as HTML })"))\
                \(cell("Expires", token.expiresAt.map { timestamp($0, frame) } ?? "<span class=\"quiet\">never</span>"))\
                \(cell("Last used", token.lastUsedAt.map { timestamp($0, frame) } ?? "<span class=\"quiet\">not yet</span>"))\
                \(cell("Actions", isRevoked ? HTML() : postButton("Revoke", of: token.label, to: Paths.tokenRevocation(token.id), frame, style: .small)))</tr>

                """
        }
        return dataTable(
            caption: "API tokens",
            head: """
                \(headCell("Label"))\(headCell("State"))\(headCell("Issued"))\(headCell("Expires"))\(headCell("Last used"))\(headCell("Actions"))
                """, rows: rows.joined(), hidesCaption: true)
    }

    private static func issuedPage(_ visit: Visit, _ token: Token, label: String) -> Response {
        .page(
            page(
                visit.frame, title: "The token for \(label)", section: .settings,
                """
                <h1>The token for \(label)</h1>
                <p class="lead">Store the token with the secrets of the pipeline. It is shown only once.</p>
                \(textField("token", label: "Token", value: token.text, autocomplete: "off"))
                <p>In the pipeline, before it deploys:</p>
                <pre class="verbatim">handrail gate --server \(visit.baseURL) --service payments --when-unreachable frozen</pre>
                <p class="hint">The command reads the token from <code>HANDRAIL_TOKEN</code>, or from a file named by <code>--token-file</code>.</p>
                <p>\(linkButton("Back to the tokens", to: Paths.tokens))</p>
                """))
    }
}

/// The form for a token with its values as typed.
private struct TokenForm: Sendable {
    var label = ""
    var expires = ""

    init() {}

    init(_ form: Form) {
        label = form["label"] ?? ""
        expires = form["expires"] ?? ""
    }

    /// The end of that day in the administrator's time zone; nil if the field is empty.
    func expiry(_ zone: TimeZone) throws(Refusal) -> Date? {
        let text = expires.trimmed
        if text.isEmpty { return nil }
        guard let day = Day(iso: text),
            let end = CivilTime(day: day.adding(days: 1), secondOfDay: 0).instants(in: zone).first
        else { throw Refusal(field: "expires", "Enter a date such as 2027-03-01, or leave it empty.") }
        return end
    }
}
