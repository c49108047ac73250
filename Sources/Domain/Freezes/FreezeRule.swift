import Foundation

/// The effect of a change to an incident on its freeze.
package enum FreezeStep: Equatable, Sendable {
    case keep
    case begin(FreezeScope)
    case hold(FreezeScope)
    case end(FreezeEndCause)
}

package enum FreezeRule {
    /// The longest freeze allowed, counted from now, so that a forgotten freeze ends.
    package static let longest: TimeInterval = 90 * 86_400

    /// The services that an incident freezes, or nil. An incident without services freezes nothing, never everything; a
    /// drill freezes nothing either, because it is a rehearsal, nor does an incident of the past that is entered later.
    package static func scope(of incident: FreezeStanding, _ settings: FreezeSettings) -> FreezeScope? {
        guard incident.state == .active, incident.kind == .incident, !incident.isPast,
            settings.severities.contains(incident.severity)
        else { return nil }
        switch settings.scope {
        case .everything: return .everything
        case .services: return incident.services.isEmpty ? nil : .services(incident.services)
        }
    }

    /// A freeze begins when the incident starts to meet the conditions, so that a freeze that was lifted or has reached
    /// its automatic end does not come back with the next edit of a title. The freeze ends when the incident is no
    /// longer active, because the repair usually needs a deployment.
    ///
    /// - Parameter running: the incident's freeze that is in force.
    package static func step(
        running: Freeze?, before: FreezeStanding, after: FreezeStanding, _ settings: FreezeSettings
    ) -> FreezeStep {
        guard let running else {
            guard scope(of: before, settings) == nil, let scope = scope(of: after, settings) else { return .keep }
            return .begin(scope)
        }
        if after.state != .active { return .end(.incidentOver) }
        if after.severity > before.severity && !settings.severities.contains(after.severity) {
            return .end(.severityLowered)
        }
        if after.kind != before.kind && after.kind != .incident { return .end(.nothingToHold) }
        switch running.scope {
        case .everything: return .keep
        case .services(let ids):
            if after.services.isEmpty { return .end(.nothingToHold) }
            return after.services == before.services || after.services == ids ? .keep : .hold(.services(after.services))
        }
    }

    /// The reason for a freeze, or for what somebody does about one, as it is shown to those who wait.
    ///
    /// - Throws: ``Refusal`` for the field `reason`.
    package static func reason(_ input: String, isRequired: Bool = true) throws(Refusal) -> String {
        try Text.line(input, field: "reason", called: "the reason", atMost: Text.Limit.sentence, required: isRequired)
    }

    /// Checks the times of a freeze that somebody schedules.
    ///
    /// - Throws: ``Refusal`` for the fields `starts_at` and `ends_at`.
    package static func checkTimes(from start: Date, until end: Date, now: Date) throws(Refusal) {
        var problems = Problems()
        if start < now.addingTimeInterval(-60) {
            problems.add(field: "starts_at", "This time has passed. Enter now, or a later time.")
        }
        if end <= start {
            problems.add(field: "ends_at", "The end is before the start. Enter a later time.")
        } else if end <= now {
            problems.add(field: "ends_at", "This time has passed. Enter a later one.")
        }
        if end > now.addingTimeInterval(longest) {
            problems.add(
                field: "ends_at",
                "A freeze can last at most 90 days. Enter an earlier time; you can extend the freeze later.")
        }
        try problems.throwIfAny()
    }

    /// - Throws: ``Refusal`` for the field `ends_at`.
    package static func checkExtension(of freeze: Freeze, until end: Date, now: Date) throws(Refusal) {
        if end <= freeze.endsAt {
            throw Refusal(
                field: "ends_at",
                "The freeze already ends at \(CivilTime(utc: freeze.endsAt).text) UTC. Enter a later time, or lift the freeze to end it sooner."
            )
        }
        if end > now.addingTimeInterval(longest) {
            throw Refusal(
                field: "ends_at",
                "A freeze can last at most 90 days from now. Enter an earlier time; you can extend it again later.")
        }
    }
}
