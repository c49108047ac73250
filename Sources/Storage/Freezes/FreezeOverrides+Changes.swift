import Domain
import Foundation

extension Change {
    /// Asks for one deployment to be let through. Nothing passes before a second person confirms it.
    ///
    /// - Throws: ``Refusal`` for the fields `service` and `reason`, or without a field when nothing is frozen.
    package func requestOverride(
        of id: ID<Freeze>, service: ID<Service>, reason: String
    ) throws -> ID<FreezeOverride> {
        let person = try requirePersonAsking()
        let summary = try requireFreezeInForce(id)
        var problems = Problems()
        let reason = problems.checking { () throws(Refusal) in
            try Text.line(reason, field: "reason", called: "the reason", atMost: 300, required: true)
        }
        let found = try reading.service(service)
        if found == nil || !summary.freeze.scope.covers(service) {
            problems.add(field: "service", "Choose one of the services that this freeze holds.")
        }
        try problems.throwIfAny()
        guard let reason, let found else { throw Refusal("Choose a service and enter the reason.") }
        let override: ID<FreezeOverride> = try insert(
            "INSERT INTO freeze_override (freeze_id, service_id, reason, requested_at, requested_by) VALUES (?, ?, ?, ?, ?)",
            [id.rawValue, service.rawValue, reason, now.milliseconds, person.rawValue])
        try record(
            .freeze(id), "asked for override \(override), one deployment of \(found.name)",
            incident: summary.freeze.incidentID, changes: [FieldChange(field: "Reason", from: "", to: reason)])
        return override
    }

    /// By somebody other than the person who asked.
    package func confirmOverride(_ id: ID<FreezeOverride>) throws {
        let person = try requirePersonAsking()
        let override = try requireOverride(id)
        let summary = try requireFreezeInForce(override.freezeID)
        guard override.state(at: now) == .requested else {
            throw Refusal("This override does not wait for anybody: \(override.state(at: now).label.lowercased()).")
        }
        if override.requestedBy == person {
            throw Refusal("A second person confirms an override, and you asked for this one. Ask a colleague.")
        }
        try run(
            "UPDATE freeze_override SET confirmed_at = ?, confirmed_by = ? WHERE id = ?",
            [now.milliseconds, person.rawValue, id.rawValue])
        let incident = summary.freeze.incidentID
        let name = try reading.service(override.serviceID)?.name ?? ""
        try record(
            .freeze(override.freezeID), "confirmed override \(id), one deployment of \(name)", incident: incident)
        if let incident {
            try addSystemEvent(
                to: incident, "Override \(id) lets one deployment of \(name) through the freeze: \(override.reason)")
        }
    }

    /// By anybody, until it is used.
    package func withdrawOverride(_ id: ID<FreezeOverride>) throws {
        let person = try requirePersonAsking()
        let override = try requireOverride(id)
        guard [.requested, .confirmed].contains(override.state(at: now)) else {
            throw Refusal("There is nothing to withdraw: \(override.state(at: now).label.lowercased()).")
        }
        let summary = try reading.freeze(override.freezeID)
        try run(
            "UPDATE freeze_override SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ?",
            [now.milliseconds, person.rawValue, id.rawValue])
        try record(.freeze(override.freezeID), "withdrew override \(id)", incident: summary?.freeze.incidentID)
    }

    /// Two people are two people: a command is none.
    private func requirePersonAsking() throws -> ID<Person> {
        try requireMember()
        guard let person = asker.personID else { throw Refusal("Only a person can do this.") }
        return person
    }

    private func requireFreezeInForce(_ id: ID<Freeze>) throws -> FreezeSummary {
        let summary = try requireFreeze(id)
        guard summary.freeze.state(at: now) == .inForce else {
            throw Refusal("This freeze has not begun: nothing has to be let through yet.")
        }
        return summary
    }

    private func requireOverride(_ id: ID<FreezeOverride>) throws -> FreezeOverride {
        guard let override = try reading.freezeOverride(id) else { throw Refusal("There is no such override.") }
        return override
    }
}
