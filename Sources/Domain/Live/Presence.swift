/// A person who has a page open, and the part they are in.
package struct Presence: Hashable, Comparable, Sendable {
    package let personID: ID<Person>
    package let name: String
    /// The part of the page they are in, such as the name of a section; empty if they are only reading.
    package let place: String

    package init(personID: ID<Person>, name: String, place: String) {
        self.personID = personID
        self.name = name
        self.place = place
    }

    package static func < (left: Presence, right: Presence) -> Bool {
        (left.name, left.personID, left.place) < (right.name, right.personID, right.place)
    }
}
