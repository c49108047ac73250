import Foundation

/// Work that somebody committed to, or proposes to.
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
    /// The day that was promised last.
    package var promisedDue: Day?
    /// How often the promised day was moved.
    package var dueMoves: Int
    /// Where the work is tracked, http or https; may be empty.
    package var trackerAddress: String
    /// Where the result can be seen, http or https; may be empty.
    package var evidenceAddress: String
    /// Why it was declined.
    package var declinedReason: String
    package var supersededBy: ID<FollowUp>?
    /// Why it left no guardrail behind, if it is done and linked to none.
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
