import Domain
import Foundation

extension Change {
    /// - Parameters:
    ///   - digest: the digest of a new token, which is shown once.
    ///   - scopes: what the token may do; the narrowest unless said otherwise.
    ///   - expiresAt: nil for a token that works until it is revoked.
    /// - Throws: ``Refusal`` for the fields `label`, `scopes` and `expires`.
    package func issueAPIToken(
        label: String, digest: [UInt8], scopes: Set<APITokenScope> = .narrowest, expiresAt: Date?
    ) throws -> ID<APIToken> {
        try require(.administrator)
        let label = try Text.line(
            label, field: "label", called: "a label that says who uses it", atMost: APIToken.longestLabel,
            required: true)
        if scopes.isEmpty { throw Refusal(field: "scopes", "Choose what the token may do.") }
        if let expiresAt, expiresAt <= now {
            throw Refusal(field: "expires", "This day has passed. Enter a later day, or leave it empty.")
        }
        let taken = try reading.first(
            "SELECT 1 FROM api_token WHERE label = ? AND revoked_at IS NULL AND coalesce(expires_at, ?) >= ?",
            [label, now.milliseconds, now.milliseconds]
        ) { $0.int() }
        if taken != nil {
            throw Refusal(
                field: "label", "There is already a token called \(label). Revoke it first, or choose another label.")
        }
        let id: ID<APIToken> = try insert(
            """
            INSERT INTO api_token (token_digest, label, scopes, created_at, created_by, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                Data(digest), label, scopes.words, now.milliseconds, asker.personID?.rawValue,
                expiresAt?.milliseconds,
            ])
        let allowed = APITokenScope.allCases.filter(scopes.contains).map(\.label).joined(separator: ", ")
        try record(
            .apiToken(id), "issued the API token \(label)",
            changes: [FieldChange(field: "May", from: "", to: allowed)])
        return id
    }

    /// Revokes a token at once and for good. Those who still need access have to get a new token.
    package func revokeAPIToken(_ id: ID<APIToken>) throws {
        try require(.administrator)
        let token = try reading.requireAPIToken(id)
        if token.revokedAt != nil { throw Refusal("This token has already been revoked.") }
        try run(
            "UPDATE api_token SET revoked_at = ?, revoked_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        try record(.apiToken(id), "revoked the API token \(token.label)")
    }
}
