import Domain
import Foundation

/// A token as a row of the settings page.
package struct APITokenSummary: Equatable, Sendable {
    package let token: APIToken
    package let createdByName: String?
}

extension APIToken {
    fileprivate static let columns = "t.id, t.label, t.scopes, t.created_at, t.expires_at, t.last_used_at, t.revoked_at"

    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), label: columns.text(), scopes: Set(words: columns.text()), createdAt: columns.date(),
            expiresAt: columns.optionalDate(), lastUsedAt: columns.optionalDate(), revokedAt: columns.optionalDate())
    }

    /// How far the recorded time of the last use may lag behind, so that most requests write nothing.
    fileprivate static let usedInterval: TimeInterval = 60
}

extension Reading {
    /// All tokens, latest first; for administrators.
    package func apiTokens() throws -> [APITokenSummary] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            """
            SELECT \(APIToken.columns), p.name FROM api_token AS t LEFT JOIN person AS p ON p.id = t.created_by
            ORDER BY t.revoked_at IS NOT NULL, t.id DESC
            """
        ) { APITokenSummary(token: APIToken(&$0), createdByName: $0.optionalText()) }
    }

    /// Looks up the token of a request, even if it has expired or been revoked.
    package func apiToken(digest: [UInt8]) throws -> APIToken? {
        try first("SELECT \(APIToken.columns) FROM api_token AS t WHERE t.token_digest = ?", [Data(digest)]) {
            APIToken(&$0)
        }
    }

    func requireAPIToken(_ id: ID<APIToken>) throws -> APIToken {
        let token = try first("SELECT \(APIToken.columns) FROM api_token AS t WHERE t.id = ?", [id.rawValue]) {
            APIToken(&$0)
        }
        guard let token else { throw Refusal("This token does not exist.") }
        return token
    }
}

extension Store {
    /// Finds a token and notes that it was used. If the note cannot be written, the request still goes ahead.
    package func apiToken(digest: [UInt8], at now: Date) async throws -> APIToken? {
        let token = try await read(as: .nobody) { try $0.apiToken(digest: digest) }
        guard let token, token.state(at: now) == .valid else { return token }
        if now.timeIntervalSince(token.lastUsedAt ?? .distantPast) >= APIToken.usedInterval {
            try? await change(by: .token(token.id, label: token.label), at: now) { change in
                try change.keepBook(
                    "UPDATE api_token SET last_used_at = ? WHERE id = ?", [now.milliseconds, token.id.rawValue])
            }
        }
        return token
    }
}
