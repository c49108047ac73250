import Foundation

/// The second factor that a person has switched on: a code from an app, asked for after the password.
package struct SecondFactor: Equatable, Sendable {
    package let since: Date
    /// How many recovery codes have not been used.
    package let recoveryCodesLeft: Int

    package init(since: Date, recoveryCodesLeft: Int) {
        self.since = since
        self.recoveryCodesLeft = recoveryCodesLeft
    }
}

/// The removal of a person's second factor by somebody else, because they can no longer use it.
package struct SecondFactorRemoval: Equatable, Sendable {
    package let at: Date
    package let by: String
    package let reason: String

    package init(at: Date, by: String, reason: String) {
        self.at = at
        self.by = by
        self.reason = reason
    }

    package static let longestReason = 200
}

/// A sign-in whose password was right and whose code is still missing. It opens nothing but the page that asks for the
/// code.
package struct PendingSignIn: Equatable, Sendable {
    package let person: ID<Person>
    package let level: Level
    package let email: String

    package init(person: ID<Person>, level: Level, email: String) {
        self.person = person
        self.level = level
        self.email = email
    }

    /// The time in which the code has to be entered.
    package static let lifetime: TimeInterval = 10 * 60
}
