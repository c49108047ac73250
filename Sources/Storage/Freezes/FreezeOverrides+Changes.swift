import Domain
import Foundation

extension Change {
    /// Requests that one deployment be let through. Nothing passes before a second person confirms the request.
    ///
    /// - Throws: ``Refusal`` for the fields `service` and `reason`, or without a field if nothing is frozen.
    package func requestOverride(
        of id: ID<Freeze>, service: ID<Service>, reason: String
    ) throws -> ID<FreezeOverride> {
        try require(.contributor)
        let person = try requirePersonAsking()
        let summary = try requireFreezeInForce(id)
        var problems = Problems()
        let reason = problems.checking { () throws(Refusal) in try FreezeRule.reason(reason) }
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
            .freeze(id), "requested override \(override) for one deployment of \(found.name)",
            incident: summary.freeze.incidentID, changes: [FieldChange(field: "Reason", from: "", to: reason)])
        return override
    }

    /// Confirms an override, on behalf of somebody other than the person who requested it.
    package func confirmOverride(_ id: ID<FreezeOverride>) throws {
        try require(.reviewer)
        let person = try requirePersonAsking()
        let override = try requireOverride(id)
        let summary = try requireFreezeInForce(override.freezeID)
        guard override.state(at: now) == .requested else {
            throw Refusal(
                "This override is not waiting to be confirmed. Its state is “\(override.state(at: now).label.lowercased())”."
            )
        }
        if override.requestedBy == person {
            throw Refusal("You requested this override, so a second person has to confirm it. Ask a colleague.")
        }
        try run(
            "UPDATE freeze_override SET confirmed_at = ?, confirmed_by = ? WHERE id = ?",
            [now.milliseconds, person.rawValue, id.rawValue])
        let incident = summary.freeze.incidentID
        let name = try reading.service(override.serviceID)?.name ?? ""
        try record(
            .freeze(override.freezeID), "confirmed override \(id) for one deployment of \(name)", incident: incident)
        if let incident {
            try addSystemEvent(
                to: incident, "Override \(id) lets one deployment of \(name) through the freeze: \(override.reason)")
        }
    }

    /// Withdraws an override that has not been used.
    package func withdrawOverride(_ id: ID<FreezeOverride>) throws {
        try require(.contributor)
        let person = try requirePersonAsking()
        let override = try requireOverride(id)
        try require(.editorOrAuthor, madeBy: override.requestedBy)
        guard [.requested, .confirmed].contains(override.state(at: now)) else {
            throw Refusal(
                "This override cannot be withdrawn. Its state is “\(override.state(at: now).label.lowercased())”.")
        }
        let summary = try reading.freeze(override.freezeID)
        try run(
            "UPDATE freeze_override SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ?",
            [now.milliseconds, person.rawValue, id.rawValue])
        try record(.freeze(override.freezeID), "withdrew override \(id)", incident: summary?.freeze.incidentID)
    }

    /// An override takes two people, so commands cannot take part.
    private func requirePersonAsking() throws -> ID<Person> {
        guard let person = asker.personID else { throw Refusal("Only a person can do this.") }
        return person
    }

    private func requireFreezeInForce(_ id: ID<Freeze>) throws -> FreezeSummary {
        let summary = try requireFreeze(id)
        guard summary.freeze.state(at: now) == .inForce else {
            throw Refusal("This freeze has not started, so no override is needed yet.")
        }
        return summary
    }

    private func requireOverride(_ id: ID<FreezeOverride>) throws -> FreezeOverride {
        guard let override = try reading.freezeOverride(id) else { throw Refusal("This override does not exist.") }
        return override
    }
}
