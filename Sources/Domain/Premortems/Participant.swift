/// Somebody taking part in a pre-mortem: a person with an account, or a guest with a display name.
package struct Participant: Hashable, Sendable {
    package let id: ID<Participant>
    package let personID: ID<Person>?
    package let name: String

    package init(id: ID<Participant>, personID: ID<Person>?, name: String) {
        self.id = id
        self.personID = personID
        self.name = name
    }

    package var isGuest: Bool { personID == nil }

    /// The seconds during which a guest's browser can open the pre-mortem.
    package static let guestsStay: Double = 30 * 86_400
}
