import Domain
import Foundation

/// A one-time link that lets its holder in: as somebody new, or, where the address belongs to somebody who is here, to
/// choose a new password.
package struct Invitation: Equatable, Sendable {
    package let id: ID<Invitation>
    package let email: String
    package let role: Role
    package let invitedByName: String?
    package let createdAt: Date
    package let expiresAt: Date
    /// Whose password it resets; nil for somebody new.
    package let resetsPasswordOf: ID<Person>?

    package static let lifetime: TimeInterval = 7 * 86_400

    fileprivate static let columns = """
        i.id, i.email, i.role, b.name, i.created_at, i.expires_at, p.id
        FROM invitation AS i LEFT JOIN person AS b ON b.id = i.invited_by LEFT JOIN person AS p ON p.email = i.email
        """

    fileprivate static let isOpen = "i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ?"

    fileprivate init(_ columns: inout Columns) throws {
        id = columns.id()
        email = columns.text()
        role = try columns.value()
        invitedByName = columns.optionalText()
        createdAt = columns.date()
        expiresAt = columns.date()
        resetsPasswordOf = columns.optionalID()
    }
}

extension Reading {
    /// For whoever holds the link. Nil when it was used, revoked or has run out.
    package func invitation(digest: [UInt8], at now: Date) throws -> Invitation? {
        try first(
            "SELECT \(Invitation.columns) WHERE i.token_digest = ? AND \(Invitation.isOpen)",
            [Data(digest), now.milliseconds]
        ) { try Invitation(&$0) }
    }

    /// Those that can still be used, the latest first; for administrators.
    package func invitations(at now: Date) throws -> [Invitation] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            "SELECT \(Invitation.columns) WHERE \(Invitation.isOpen) ORDER BY i.id DESC", [now.milliseconds]
        ) { try Invitation(&$0) }
    }
}
