import Domain
import Foundation

/// The fields that somebody fills in to schedule a freeze.
package struct FreezeEdit: Equatable, Sendable {
    package var reason: String
    package var scope: FreezeScope
    package var startsAt: Date
    package var endsAt: Date
    /// The time zone in which the times were entered.
    package var zone: String

    package init(reason: String, scope: FreezeScope, startsAt: Date, endsAt: Date, zone: String = "UTC") {
        self.reason = reason
        self.scope = scope
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.zone = zone
    }
}

extension Change {
    /// - Throws: ``Refusal`` for the fields `reason`, `services`, `starts_at` and `ends_at`.
    package func scheduleFreeze(_ edit: FreezeEdit) throws -> ID<Freeze> {
        try require(.reviewer)
        var problems = Problems()
        let reason = problems.checking { () throws(Refusal) in try FreezeRule.reason(edit.reason) }
        _ = problems.checking { () throws(Refusal) in
            try FreezeRule.checkTimes(from: edit.startsAt, until: edit.endsAt, now: now)
        }
        _ = problems.checking { () throws(Refusal) in try edit.scope.requireSomething() }
        try problems.throwIfAny()
        guard let reason else { throw Refusal(field: "reason", "Enter the reason.") }
        // Services deleted in the meantime are refused here.
        let names = try serviceNames(edit.scope.services)
        let id = try insertFreeze(
            source: .scheduled, incident: nil, reason: reason, edit.scope, from: edit.startsAt, until: edit.endsAt,
            zone: edit.zone)
        try record(
            .freeze(id), "scheduled a deploy freeze",
            changes: [
                FieldChange(field: "Reason", from: "", to: reason),
                FieldChange(field: "Holds", from: "", to: edit.scope.words([names])),
                FieldChange(field: "Start", from: "", to: Change.words(Moment(edit.startsAt))),
                FieldChange(field: "End", from: "", to: Change.words(Moment(edit.endsAt))),
            ])
        return id
    }

    /// - Throws: ``Refusal`` for the field `reason`, or without a field if the freeze is over.
    package func liftFreeze(_ id: ID<Freeze>, reason: String) throws {
        try require(.reviewer)
        let summary = try requireFreeze(id)
        let reason = try FreezeRule.reason(reason)
        try endFreeze(summary, .lifted, reason: reason)
    }

    /// - Throws: ``Refusal`` for the fields `ends_at` and `reason`, or without a field if the freeze is over.
    package func extendFreeze(_ id: ID<Freeze>, until end: Date, reason: String) throws {
        try require(.reviewer)
        let summary = try requireFreeze(id)
        let reason = try FreezeRule.reason(reason, isRequired: false)
        try FreezeRule.checkExtension(of: summary.freeze, until: end, now: now)
        try run("UPDATE freeze SET ends_at = ? WHERE id = ?", [end.milliseconds, id.rawValue])
        var changes = [
            FieldChange(
                field: "End", from: Change.words(Moment(summary.freeze.endsAt)), to: Change.words(Moment(end)))
        ]
        if !reason.isEmpty { changes.append(FieldChange(field: "Reason", from: "", to: reason)) }
        try record(.freeze(id), "extended the deploy freeze", incident: summary.freeze.incidentID, changes: changes)
        if let incident = summary.freeze.incidentID {
            try addSystemEvent(to: incident, "The deploy freeze was extended until \(CivilTime(utc: end).text) UTC")
        }
    }

    /// - Throws: ``Refusal`` if the asker may not see the freeze, or it is over.
    func requireFreeze(_ id: ID<Freeze>) throws -> FreezeSummary {
        guard let summary = try reading.freeze(id) else { throw Refusal("This freeze does not exist.") }
        guard summary.freeze.state(at: now) != .over else { throw Refusal("This freeze is already over.") }
        return summary
    }
}
