import Domain
import Foundation

/// The secret address of a person's calendar feed. Only the digest of its token is stored.
package struct CalendarAddress: Equatable, Sendable {
    package let createdAt: Date
}

extension Reading {
    /// The asker's own address; nil if there is none.
    package func ownCalendarAddress() throws -> CalendarAddress? {
        guard let person = asker.personID else { return nil }
        return try first(
            "SELECT created_at FROM calendar_address WHERE person_id = ? AND revoked_at IS NULL", [person.rawValue]
        ) { CalendarAddress(createdAt: $0.date()) }
    }

    /// The person whose calendar a token opens. Nil if the token was replaced or revoked, or the person was
    /// deactivated.
    package func calendarOwner(digest: [UInt8]) throws -> Person? {
        try first(
            """
            SELECT \(Person.columns) FROM calendar_address AS c JOIN person AS p ON p.id = c.person_id
            WHERE c.token_digest = ? AND c.revoked_at IS NULL AND p.deactivated_at IS NULL
            """, [Data(digest)]
        ) { try Person(&$0) }
    }
}

extension Change {
    /// Creates an address for the asker. An earlier one stops working.
    package func makeCalendarAddress(digest: [UInt8]) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        let isReplaced = try endCalendarAddress(of: person)
        try run(
            "INSERT INTO calendar_address (token_digest, person_id, created_at) VALUES (?, ?, ?)",
            [Data(digest), person.rawValue, now.milliseconds])
        try record(.person(person), "\(isReplaced ? "replaced" : "created") the secret address of their calendar")
    }

    /// Does nothing if there is no address.
    package func revokeCalendarAddress() throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        if try endCalendarAddress(of: person) {
            try record(.person(person), "revoked the secret address of their calendar")
        }
    }

    private func endCalendarAddress(of person: ID<Person>) throws -> Bool {
        try run(
            "UPDATE calendar_address SET revoked_at = ? WHERE person_id = ? AND revoked_at IS NULL",
            [now.milliseconds, person.rawValue])
        return db.changesCount > 0
    }
}
