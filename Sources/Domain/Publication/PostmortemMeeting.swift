import Foundation

/// The meeting about a postmortem: its time, place, facilitator and attendees.
package struct PostmortemMeeting: Equatable, Sendable {
    package struct Attendee: Equatable, Sendable {
        package let personID: ID<Person>
        package let name: String

        package init(personID: ID<Person>, name: String) {
            self.personID = personID
            self.name = name
        }
    }

    package let id: ID<PostmortemMeeting>
    package let postmortemID: ID<Postmortem>
    package let startsAt: Date
    /// The time zone in which the time was entered.
    package let zone: String
    /// A room or an address, as entered.
    package let place: String
    package let facilitator: Attendee?
    package let attendees: [Attendee]
    package let version: Int

    package init(
        id: ID<PostmortemMeeting>, postmortemID: ID<Postmortem>, startsAt: Date, zone: String, place: String,
        facilitator: Attendee?, attendees: [Attendee], version: Int
    ) {
        self.id = id
        self.postmortemID = postmortemID
        self.startsAt = startsAt
        self.zone = zone
        self.place = place
        self.facilitator = facilitator
        self.attendees = attendees
        self.version = version
    }

    /// Reasons against the chosen facilitator; advice only, never a block.
    ///
    /// - Parameter roles: who did what in the incident.
    package func conflicts(with roles: [RoleAssignment]) -> [RoleConflict] {
        guard let facilitator else { return [] }
        return RoleConflict.all(
            in: roles.filter { $0.role != .facilitator }
                + [RoleAssignment(role: .facilitator, personID: facilitator.personID)])
    }
}
