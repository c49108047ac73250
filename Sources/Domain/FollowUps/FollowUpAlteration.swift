/// A change to several follow-ups at once. All other fields of each follow-up stay as they are.
package struct FollowUpAlteration: Equatable, Sendable {
    package enum Choice<Value: Equatable & Sendable>: Equatable, Sendable {
        case keep
        case set(Value)
        /// Removes the value.
        case clear

        fileprivate func applied(to value: Value?) -> Value? {
            switch self {
            case .keep: value
            case .set(let new): new
            case .clear: nil
            }
        }
    }

    package var owner: Choice<ID<Person>>
    package var team: Choice<ID<Team>>
    package var due: Choice<Day>

    package init(
        owner: Choice<ID<Person>> = .keep, team: Choice<ID<Team>> = .keep, due: Choice<Day> = .keep
    ) {
        self.owner = owner
        self.team = team
        self.due = due
    }

    package var isEmpty: Bool { owner == .keep && team == .keep && due == .keep }

    package func applied(to followUp: FollowUp) -> FollowUp {
        var altered = followUp
        altered.ownerID = owner.applied(to: followUp.ownerID)
        altered.teamID = team.applied(to: followUp.teamID)
        altered.due = due.applied(to: followUp.due)
        return altered
    }
}
