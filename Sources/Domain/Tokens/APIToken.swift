import Foundation

/// The credential of a pipeline for the API. Only the digest of its secret is stored.
package struct APIToken: Equatable, Sendable {
    package let id: ID<APIToken>
    /// A label that says who uses the token.
    package let label: String
    package let scopes: Set<APITokenScope>
    package let createdAt: Date
    package let expiresAt: Date?
    package let lastUsedAt: Date?
    package let revokedAt: Date?

    package static let longestLabel = 80
    /// The end of a token is announced this long before.
    package static let notice: TimeInterval = 14 * 86_400

    package init(
        id: ID<APIToken>, label: String, scopes: Set<APITokenScope> = .narrowest, createdAt: Date,
        expiresAt: Date? = nil, lastUsedAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.label = label
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }

    /// Whether the token works now and its end is near.
    package func isEnding(at now: Date) -> Bool {
        guard state(at: now) == .valid, let expiresAt else { return false }
        return expiresAt.timeIntervalSince(now) <= APIToken.notice
    }

    package func state(at now: Date) -> APITokenState {
        if revokedAt != nil { return .revoked }
        guard let expiresAt else { return .valid }
        return now < expiresAt ? .valid : .expired
    }
}

package enum APITokenState: String, CaseIterable, Sendable {
    case valid, expired, revoked

    package var label: String {
        switch self {
        case .valid: "Valid"
        case .expired: "Expired"
        case .revoked: "Revoked"
        }
    }
}
