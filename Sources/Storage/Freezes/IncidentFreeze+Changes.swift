import Domain
import Foundation

extension Change {
    /// The properties of an incident before a change that matter for its freeze; pass them to ``keepFreeze(of:since:)``
    /// afterwards.
    func freezeStanding(of incident: Incident, isReopened: Bool = false) throws -> FreezeStanding {
        let resolved = try reading.times(of: incident.id)[.resolved]?.instant
        return FreezeStanding(
            state: incident.state, severity: incident.severity, kind: incident.kind,
            services: Set(try reading.services(of: incident.id).map(\.id)),
            isPast: !isReopened && resolved.map { $0 <= incident.declaredAt } ?? false)
    }

    /// Starts, changes or ends the freeze of an incident that was just changed, in the same transaction.
    ///
    /// - Parameter isReopened: whether the change says that it is happening again.
    func keepFreeze(of id: ID<Incident>, since before: FreezeStanding, isReopened: Bool = false) throws {
        let after = try freezeStanding(of: try requireIncident(id), isReopened: isReopened)
        if after == before { return }
        let settings = try reading.freezeSettings()
        let running = try reading.freezes(ofIncident: id).first { $0.freeze.state(at: now) == .inForce }
        switch FreezeRule.step(running: running?.freeze, before: before, after: after, settings) {
        case .keep: return
        case .begin(let scope): try beginFreeze(of: id, scope, settings)
        case .hold(let scope):
            guard let running else { return }
            try setServices(
                scope.services, table: "freeze_service", column: "freeze_id", id: running.freeze.id.rawValue)
            let words = scope.words(try reading.services(of: id).map(\.name))
            try record(
                .freeze(running.freeze.id), "changed what the deploy freeze holds", incident: id,
                changes: [FieldChange(field: "Services", from: running.scopeWords, to: words)])
            try addSystemEvent(to: id, "The deploy freeze now holds \(words)")
        case .end(let cause):
            guard let running else { return }
            try endFreeze(running, cause)
        }
    }

    private func beginFreeze(of id: ID<Incident>, _ scope: FreezeScope, _ settings: FreezeSettings) throws {
        let end = now.addingTimeInterval(Double(settings.hours) * 3_600)
        let freeze = try insertFreeze(
            source: .incident, incident: id, reason: "", scope, from: now, until: end, zone: "UTC")
        let words = scope.words(try reading.services(of: id).map(\.name))
        try record(
            .freeze(freeze), "froze deployments of \(words) until \(CivilTime(utc: end).text) UTC", incident: id)
        try addSystemEvent(to: id, "Deployments of \(words) are frozen until \(CivilTime(utc: end).text) UTC")
    }

    func insertFreeze(
        source: FreezeSource, incident: ID<Incident>?, reason: String, _ scope: FreezeScope, from start: Date,
        until end: Date, zone: String
    ) throws -> ID<Freeze> {
        let id: ID<Freeze> = try insert(
            """
            INSERT INTO freeze (source, incident_id, reason, scope, starts_at, ends_at, zone, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                source.rawValue, incident?.rawValue, reason, scope.kind.rawValue, start.milliseconds, end.milliseconds,
                zone, now.milliseconds, asker.personID?.rawValue,
            ])
        try setServices(scope.services, table: "freeze_service", column: "freeze_id", id: id.rawValue)
        return id
    }

    func endFreeze(_ summary: FreezeSummary, _ cause: FreezeEndCause, reason: String = "") throws {
        let freeze = summary.freeze
        try run(
            "UPDATE freeze SET ended_at = ?, ended_by = ?, ended_as = ?, ended_reason = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, cause.rawValue, reason, freeze.id.rawValue])
        let action =
            switch cause {
            case .lifted:
                freeze.state(at: now) == .scheduled ? "cancelled the deploy freeze" : "lifted the deploy freeze"
            case .incidentOver: "ended the deploy freeze with the incident"
            case .severityLowered: "ended the deploy freeze by lowering the severity"
            case .nothingToHold: "ended the deploy freeze, which had nothing left to hold"
            }
        try record(
            .freeze(freeze.id), action, incident: freeze.incidentID,
            changes: reason.isEmpty ? [] : [FieldChange(field: "Reason", from: "", to: reason)])
        if let incident = freeze.incidentID {
            try addSystemEvent(
                to: incident,
                "The deploy freeze of \(summary.scopeWords) is over" + (reason.isEmpty ? "" : ": \(reason)"))
        }
    }
}
