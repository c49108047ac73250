import Foundation

/// One regular meeting that goes through the agenda. It is kept, and can be interrupted and resumed.
package struct Sitting: Equatable, Sendable {
    package let id: ID<Sitting>
    /// The team that the agenda is limited to; nil for all of it.
    package let team: String?
    package let service: String?
    package let teamID: ID<Team>?
    package let serviceID: ID<Service>?
    /// The attendees, as entered.
    package var attendees: String
    package let startedAt: Date
    package let startedBy: String
    package let endedAt: Date?
    /// The number of items without a verdict when the sitting ended.
    package let leftOpen: Int?

    package init(
        id: ID<Sitting>, team: String?, service: String?, teamID: ID<Team>?, serviceID: ID<Service>?,
        attendees: String, startedAt: Date, startedBy: String, endedAt: Date?,
        leftOpen: Int?
    ) {
        self.id = id
        self.team = team
        self.service = service
        self.teamID = teamID
        self.serviceID = serviceID
        self.attendees = attendees
        self.startedAt = startedAt
        self.startedBy = startedBy
        self.endedAt = endedAt
        self.leftOpen = leftOpen
    }

    package var isOpen: Bool { endedAt == nil }

    /// `Platform, Ledger`, or nil if it covers everything.
    package var scopeWords: String? {
        let words = [team, service].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
