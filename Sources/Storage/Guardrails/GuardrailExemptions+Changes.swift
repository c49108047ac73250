import Domain
import GRDB

extension Change {
    /// Records why a guardrail does not apply to a service. A second reason replaces the first.
    @discardableResult
    package func exempt(
        _ id: ID<Guardrail>, in service: ID<Service>, reason: String
    ) throws -> ID<GuardrailExemption> {
        try require(.editor)
        let guardrail = try requireGuardrail(id)
        let service = try requireNamed(service)
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "why it does not apply", atMost: Text.Limit.reason, required: true)
        if try reading.services(of: id).contains(where: { $0.id == service.id }) {
            throw Refusal(field: "reason", "\(guardrail.key) protects \(service.name). Remove that protection first.")
        }
        let old = try reading.exemption(of: id, in: service.id)
        if let old, old.reason == reason { return old.id }
        if let old {
            try run("UPDATE guardrail_exemption SET deleted_at = ?, deleted_by = ? WHERE id = ?", deleted(old.id))
        }
        let exemption: ID<GuardrailExemption> = try insert(
            """
            INSERT INTO guardrail_exemption (guardrail_id, service_id, reason, created_at, created_by)
            VALUES (?, ?, ?, ?, ?)
            """,
            [id.rawValue, service.id.rawValue, reason, now.milliseconds, asker.personID?.rawValue])
        try record(
            .guardrail(id), "recorded that \(id.key) does not apply to \(service.name)",
            changes: [FieldChange(field: "Reason", from: old?.reason ?? "", to: reason)])
        return exemption
    }

    func deleted(_ id: ID<GuardrailExemption>) -> StatementArguments {
        [now.milliseconds, asker.personID?.rawValue, id.rawValue]
    }
}
