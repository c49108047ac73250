import Foundation

/// Work that somebody has committed to, or a proposal for it.
package struct FollowUp: Equatable, Sendable {
    package let id: ID<FollowUp>
    package var title: String
    /// Markdown.
    package var detail: String
    package var state: FollowUpState
    package var incidentID: ID<Incident>?
    package var findingID: ID<Finding>?
    package var ownerID: ID<Person>?
    package var teamID: ID<Team>?
    package var due: Day?
    /// The day by which an idea should have an owner; nil once it has one.
    package var ownerDay: Day?
    /// The latest due date that was promised.
    package var promisedDue: Day?
    /// How often the due date was moved.
    package var dueMoves: Int
    /// The http or https address of the work in a tracker, or empty.
    package var trackerAddress: String
    /// The http or https address of the result, or empty.
    package var evidenceAddress: String
    /// The reason for declining it.
    package var declinedReason: String
    package var supersededBy: ID<FollowUp>?
    /// The reason why it left no guardrail behind, if it is done and not linked to one.
    package var noGuardrailReason: String
    package var version: Int
    package var createdAt: Date
    package var updatedAt: Date

    package init(
        id: ID<FollowUp>, title: String, detail: String = "", state: FollowUpState, incidentID: ID<Incident>? = nil,
        findingID: ID<Finding>? = nil, ownerID: ID<Person>? = nil, teamID: ID<Team>? = nil, due: Day? = nil,
        ownerDay: Day? = nil, promisedDue: Day? = nil, dueMoves: Int = 0, trackerAddress: String = "",
        evidenceAddress: String = "", declinedReason: String = "",
        supersededBy: ID<FollowUp>? = nil, noGuardrailReason: String = "", version: Int = 1, createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.title = title
        self.detail = detail
        self.state = state
        self.incidentID = incidentID
        self.findingID = findingID
        self.ownerID = ownerID
        self.teamID = teamID
        self.due = due
        self.ownerDay = ownerDay
        self.promisedDue = promisedDue
        self.dueMoves = dueMoves
        self.trackerAddress = trackerAddress
        self.evidenceAddress = evidenceAddress
        self.declinedReason = declinedReason
        self.supersededBy = supersededBy
        self.noGuardrailReason = noGuardrailReason
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    package var key: Key { id.key }
}
