import Foundation

/// A person with an account.
package struct Person: Equatable, Sendable {
    package let id: ID<Person>
    package var name: String
    package var email: String
    package var level: Level
    /// The IANA name of a time zone, such as `Europe/Stockholm`, for times shown to this person and entered by them.
    package var zone: String
    /// Whether published pages may show the name instead of the role.
    package var isNamedInPublic: Bool
    package var createdAt: Date
    package var deactivatedAt: Date?

    package init(
        id: ID<Person>, name: String, email: String, level: Level, zone: String, isNamedInPublic: Bool = false,
        createdAt: Date, deactivatedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.level = level
        self.zone = zone
        self.isNamedInPublic = isNamedInPublic
        self.createdAt = createdAt
        self.deactivatedAt = deactivatedAt
    }
}
