import Domain

extension Change {
    /// Adds a service to those that a guardrail protects.
    package func protect(_ service: ID<Service>, with id: ID<Guardrail>) throws {
        try require(.editor)
        let guardrail = try requireGuardrail(id)
        let service = try requireNamed(service)
        let old = try reading.services(of: id)
        if old.contains(where: { $0.id == service.id }) { return }
        if let exemption = try reading.exemption(of: id, in: service.id) {
            try run("UPDATE guardrail_exemption SET deleted_at = ?, deleted_by = ? WHERE id = ?", deleted(exemption.id))
        }
        try run(
            "INSERT INTO guardrail_service (guardrail_id, service_id) VALUES (?, ?)",
            [id.rawValue, service.id.rawValue])
        try keepServices(of: guardrail, before: old)
    }

    /// Removes a service from those that a guardrail protects.
    package func unprotect(_ service: ID<Service>, from id: ID<Guardrail>) throws {
        try require(.editor)
        let guardrail = try requireGuardrail(id)
        let service = try requireNamed(service)
        let old = try reading.services(of: id)
        if !old.contains(where: { $0.id == service.id }) { return }
        try run(
            "DELETE FROM guardrail_service WHERE guardrail_id = ? AND service_id = ?",
            [id.rawValue, service.id.rawValue])
        try keepServices(of: guardrail, before: old)
    }

    /// Stores the change of the services as an edit of the guardrail, which can be undone.
    private func keepServices(of guardrail: Guardrail, before old: [Service]) throws {
        let id = guardrail.id
        try run(
            "UPDATE guardrail SET version = version + 1, updated_at = ? WHERE id = ?", [now.milliseconds, id.rawValue])
        let evidence = try reading.evidence(of: id)
        let services = try reading.services(of: id)
        try keep(
            GuardrailEdit(guardrail, services: old, evidence: evidence),
            GuardrailEdit(guardrail, services: services, evidence: evidence), of: .guardrail(id),
            version: guardrail.version + 1)
        let names = { (services: [Service]) in services.map(\.name).sorted().joined(separator: ", ") }
        try record(
            .guardrail(id), "edited \(guardrail.key)",
            changes: [
                FieldChange(field: "Services", from: names(old), to: names(services))
            ], version: guardrail.version + 1)
    }

    /// Records that a follow-up brings a guardrail to a service.
    package func bring(_ guardrail: ID<Guardrail>, to service: ID<Service>, by followUp: ID<FollowUp>) throws {
        try require(.editor)
        _ = try requireGuardrail(guardrail)
        let service = try requireNamed(service)
        let work = try requireFollowUp(followUp).followUp
        try run(
            "INSERT OR REPLACE INTO guardrail_gap (follow_up_id, guardrail_id, service_id) VALUES (?, ?, ?)",
            [followUp.rawValue, guardrail.rawValue, service.id.rawValue])
        try record(
            .guardrail(guardrail), "is brought to \(service.name) by \(work.key)", incident: work.incidentID)
    }

    func requireNamed(_ id: ID<Service>) throws -> Service {
        guard let service = try reading.service(id) else { throw Refusal("This service no longer exists.") }
        return service
    }
}
