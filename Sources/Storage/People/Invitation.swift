import Domain
import Foundation

/// A one-time link with which its holder can create an account or, if the address belongs to an existing account,
/// choose a new password.
package struct Invitation: Equatable, Sendable {
    package let id: ID<Invitation>
    package let email: String
    /// As a list of people writes it, for the form that accepts; otherwise empty.
    package let name: String
    package let level: Level
    package let invitedByName: String?
    package let createdAt: Date
    package let expiresAt: Date
    /// The person whose password it resets; nil for a new account.
    package let resetsPasswordOf: ID<Person>?

    package static let lifetime: TimeInterval = 7 * 86_400

    fileprivate static let columns = """
        i.id, i.email, i.name, i.level, b.name, i.created_at, i.expires_at, p.id
        FROM invitation AS i LEFT JOIN person AS b ON b.id = i.invited_by LEFT JOIN person AS p ON p.email = i.email
        """

    fileprivate static let isOpen = "i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ?"

    fileprivate init(_ columns: inout Columns) throws {
        id = columns.id()
        email = columns.text()
        name = columns.text()
        level = try columns.value()
        invitedByName = columns.optionalText()
        createdAt = columns.date()
        expiresAt = columns.date()
        resetsPasswordOf = columns.optionalID()
    }
}

extension Reading {
    /// The invitation for the holder of the link. Nil if it was used or revoked or has expired.
    package func invitation(digest: [UInt8], at now: Date) throws -> Invitation? {
        try first(
            "SELECT \(Invitation.columns) WHERE i.token_digest = ? AND \(Invitation.isOpen)",
            [Data(digest), now.milliseconds]
        ) { try Invitation(&$0) }
    }

    /// Invitations that can still be used, latest first; for administrators.
    package func invitations(at now: Date) throws -> [Invitation] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            "SELECT \(Invitation.columns) WHERE \(Invitation.isOpen) ORDER BY i.id DESC", [now.milliseconds]
        ) { try Invitation(&$0) }
    }
}
