import Foundation

/// The conditions for giving somebody a higher level.
package enum GrantRule {
    /// The longest time for which a level is given if it has an end.
    package static let longest: TimeInterval = 366 * 86_400

    /// - Parameter own: the level that the person has for everything.
    /// - Throws: ``Refusal`` for the fields `level` and `ends_at`.
    package static func check(
        _ level: Level, above own: Level, for scope: GrantScope, until end: Date?, now: Date
    ) throws(Refusal) {
        var problems = Problems()
        if level <= own { problems.add(field: "level", "Choose a level above \(own.noun).") }
        if level == .administrator && scope != .everything {
            problems.add(field: "level", "An administrator is one for everything. Choose a lower level.")
        }
        if level == .administrator && end == nil {
            problems.add(
                field: "ends_at",
                "Enter an end. Somebody who should stay an administrator is given that level under People.")
        }
        if let end, end <= now { problems.add(field: "ends_at", "Enter a time that is still to come.") }
        if let end, end.timeIntervalSince(now) > longest {
            problems.add(field: "ends_at", "Enter a time within a year.")
        }
        try problems.throwIfAny()
    }

    /// The level of somebody for everything, with what was granted.
    package static func level(_ own: Level, with grants: [Grant], at now: Date) -> Level {
        grants.filter { $0.scope == .everything && $0.state(at: now) == .inForce }.map(\.level).reduce(own, max)
    }

    /// - Throws: ``Refusal`` for one’s own request, and for a request that is no longer waiting.
    package static func checkDecision(on grant: Grant, by person: ID<Person>?, at now: Date) throws(Refusal) {
        if grant.personID == person {
            throw Refusal("This is your own request, so another administrator has to decide on it.")
        }
        let state = grant.state(at: now)
        guard state == .requested else {
            throw Refusal("This request is not waiting for a decision. Its state is “\(state.label.lowercased())”.")
        }
    }
}
