import Domain
import Foundation

extension Reading {
    /// The sign-in that waits for a code, by the digest of its cookie's token. Nil if its time is over, or the person no
    /// longer has a second factor or an account.
    package func pendingSignIn(digest: [UInt8], at now: Date) throws -> PendingSignIn? {
        try first(
            """
            SELECT p.id, p.level, p.email FROM pending_sign_in AS w JOIN person AS p ON p.id = w.person_id
            JOIN second_factor AS f ON f.person_id = p.id
            WHERE w.token_digest = ? AND w.expires_at > ? AND p.deactivated_at IS NULL
            """, [Data(digest), now.milliseconds]
        ) { PendingSignIn(person: $0.id(), level: try $0.value(), email: $0.text()) }
    }
}

extension Change {
    /// Notes that the asker's password was right and that a code is asked for now.
    ///
    /// - Parameter digest: the digest of a new token for the cookie.
    package func startPendingSignIn(digest: [UInt8]) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        try run("DELETE FROM pending_sign_in WHERE expires_at <= ?", [now.milliseconds])
        try run(
            "INSERT INTO pending_sign_in (token_digest, person_id, expires_at) VALUES (?, ?, ?)",
            [Data(digest), person.rawValue, now.addingTimeInterval(PendingSignIn.lifetime).milliseconds])
        try record(.person(person), "entered the right password and was asked for a code")
    }

    /// Called together with the sign-in that it leads to.
    package func endPendingSignIn(digest: [UInt8]) throws {
        try run("DELETE FROM pending_sign_in WHERE token_digest = ?", [Data(digest)])
    }

    func endPendingSignIns(of person: ID<Person>) throws {
        try run("DELETE FROM pending_sign_in WHERE person_id = ?", [person.rawValue])
    }
}
