import Domain
import Foundation
import Secrets

extension Reading {
    /// The asker's own second factor; nil if it is off.
    package func ownSecondFactor() throws -> SecondFactor? {
        guard let person = asker.personID else { return nil }
        return try first(
            """
            SELECT f.created_at,
                (SELECT count(*) FROM recovery_code AS r WHERE r.person_id = f.person_id AND r.used_at IS NULL)
            FROM second_factor AS f WHERE f.person_id = ?
            """, [person.rawValue]
        ) { SecondFactor(since: $0.date(), recoveryCodesLeft: $0.int()) }
    }

    /// Whether a code has to be asked for after the password, whoever asks: it is asked before anybody is signed in.
    package func hasSecondFactor(_ person: ID<Person>) throws -> Bool {
        try first("SELECT 1 FROM second_factor WHERE person_id = ?", [person.rawValue]) { $0.int() } != nil
    }

    /// The step that a code from the person's app belongs to; nil if the code is wrong or was used before.
    func step(ofCode typed: String, of person: ID<Person>, at now: Date) throws -> Int64? {
        let row = try first("SELECT key, last_step FROM second_factor WHERE person_id = ?", [person.rawValue]) {
            (key: $0.bytes(), lastStep: $0.int64())
        }
        guard let row, let codes = TOTP(key: row.key) else { return nil }
        return codes.step(of: typed, at: now, after: row.lastStep)
    }
}

extension Change {
    /// Switches the asker's second factor on, ends their other sessions, and forgets an earlier removal. The caller has
    /// checked the password.
    ///
    /// - Parameters:
    ///   - code: a code that shows that the app has the key.
    ///   - session: the session to keep.
    /// - Throws: ``Refusal`` for the field `code`.
    package func switchOnSecondFactor(
        _ codes: TOTP, code: String, recovery: [RecoveryCode], keeping session: ID<Session>?
    ) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        if try reading.hasSecondFactor(person) { throw Refusal("Your second factor is already on.") }
        guard let step = codes.step(of: code, at: now, after: 0) else { throw Refusal.wrongCode }
        try run(
            "INSERT INTO second_factor (person_id, key, created_at, last_step) VALUES (?, ?, ?, ?)",
            [person.rawValue, Data(codes.key), now.milliseconds, step])
        try insert(recovery, of: person)
        try endSessions(of: person, except: session)
        try record(.person(person), "switched their second factor on and ended their other sessions")
    }

    /// Replaces the asker's recovery codes. The caller has checked the password.
    ///
    /// - Throws: ``Refusal`` for the field `code`.
    package func renewRecoveryCodes(_ recovery: [RecoveryCode], provenBy typed: String) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        try proveSecondFactor(typed)
        try run("DELETE FROM recovery_code WHERE person_id = ?", [person.rawValue])
        try insert(recovery, of: person)
        try record(.person(person), "renewed their recovery codes")
    }

    /// Switches the asker's second factor off and ends their other sessions. The caller has checked the password.
    ///
    /// - Throws: ``Refusal`` for the field `code`.
    package func switchOffSecondFactor(provenBy typed: String, keeping session: ID<Session>?) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        try proveSecondFactor(typed)
        try deleteSecondFactor(of: person)
        try endSessions(of: person, except: session)
        try record(.person(person), "switched their second factor off and ended their other sessions")
    }

    /// Uses up a code from the asker's app, or one of their recovery codes. Neither works a second time.
    ///
    /// - Throws: ``Refusal`` for the field `code`.
    package func proveSecondFactor(_ typed: String) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        if let recovery = RecoveryCode(typed) {
            try run(
                "UPDATE recovery_code SET used_at = ? WHERE person_id = ? AND digest = ? AND used_at IS NULL",
                [now.milliseconds, person.rawValue, Data(recovery.digest)])
            guard db.changesCount == 1 else { throw Refusal.wrongCode }
            try record(.person(person), "used a recovery code")
            return
        }
        guard let step = try reading.step(ofCode: typed, of: person, at: now) else { throw Refusal.wrongCode }
        try run("UPDATE second_factor SET last_step = ? WHERE person_id = ?", [step, person.rawValue])
    }

    func deleteSecondFactor(of person: ID<Person>) throws {
        try run("DELETE FROM second_factor WHERE person_id = ?", [person.rawValue])
    }

    private func insert(_ recovery: [RecoveryCode], of person: ID<Person>) throws {
        for code in recovery {
            try run(
                "INSERT INTO recovery_code (person_id, digest) VALUES (?, ?)", [person.rawValue, Data(code.digest)])
        }
    }
}

extension Refusal {
    fileprivate static let wrongCode = Refusal(
        field: "code",
        "This code is wrong or was used before. Wait for the next one, and check that the clock of your phone is right."
    )
}
