import Domain
import Foundation

extension Reading {
    /// Whether an administrator has switched passwords off. It counts only where a provider signs people in.
    package func arePasswordsOff() throws -> Bool {
        try first("SELECT value FROM installation WHERE name = 'passwords_off'") { $0.text() } == "yes"
    }

    /// Whether the provider began this session of the asker's, which proves that it works.
    package func isByProvider(sessionDigest digest: [UInt8]) throws -> Bool {
        guard let person = asker.personID else { return false }
        return try first(
            "SELECT 1 FROM session WHERE token_digest = ? AND person_id = ? AND is_by_provider = 1 AND ended_at IS NULL",
            [Data(digest), person.rawValue]
        ) { $0.int() } != nil
    }
}

extension Change {
    /// Switches passwords off for everybody. Sessions go on.
    ///
    /// - Parameter digest: the digest of the asker's session, which the provider must have begun: somebody who could not
    ///   get in through it must not close the other way.
    package func switchOffPasswords(in digest: [UInt8]) throws {
        try require(.administrator)
        if try reading.arePasswordsOff() { return }
        guard try reading.isByProvider(sessionDigest: digest) else {
            throw Refusal(
                field: "passwords_off", "Sign in through the provider first, which shows that it works.")
        }
        try setPasswords(areOff: true)
    }

    package func switchOnPasswords() throws {
        try require(.administrator)
        if try reading.arePasswordsOff() { try setPasswords(areOff: false) }
    }

    private func setPasswords(areOff: Bool) throws {
        try set("passwords_off", areOff ? "yes" : "no")
        try record(
            .setting, "changed how people sign in",
            changes: [
                FieldChange(field: "Passwords", from: areOff ? "on" : "off", to: areOff ? "off" : "on")
            ])
    }
}
