import Domain
import Foundation

extension Change {
    /// Records a proof. One that held makes the guardrail proven; one that failed degrades it. A proof older than the
    /// newest changes neither the state nor the date of the last proof.
    ///
    /// - Parameter incident: the drill or the real incident that tested it, which is linked to the guardrail as held in
    ///   or failed in.
    package func recordProof(
        of id: ID<Guardrail>, method: ProofMethod, result: ProofResult, at: Date, note: String, evidenceAddress: String,
        incident: ID<Incident>? = nil
    ) throws {
        try require(.contributor, on: .guardrail(id))
        let old = try requireGuardrail(id)
        guard old.recordedState.isInPlace else {
            throw Refusal(
                "\(old.key) is “\(old.recordedState.label.lowercased())”. You can record a proof once it is in place.")
        }
        if at > now.addingTimeInterval(60) { throw Refusal(field: "at", "A proof cannot be in the future.") }
        if let incident, try reading.incident(incident) == nil {
            throw Refusal(field: "incident", "\(incident.key) does not exist, or was moved to the bin.")
        }
        let note = try Text.paragraphs(note, field: "note", called: "the note", atMost: Text.Limit.passage)
        let address = try WebAddress.checked(evidenceAddress, field: "evidence_address")
        let newest = try reading.first(
            "SELECT max(at) FROM guardrail_proof WHERE guardrail_id = ?", [id.rawValue]
        ) { $0.optionalDate() }
        try run(
            """
            INSERT INTO guardrail_proof (guardrail_id, method, result, at, note, evidence_address, incident_id,
                recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, method.rawValue, result.rawValue, at.milliseconds, note, address, incident?.rawValue,
                now.milliseconds, asker.personID?.rawValue,
            ])
        try record(
            .guardrail(id), "recorded a proof of \(id.key)", incident: incident,
            changes: [FieldChange(field: method.label, from: "", to: result.label)])
        if (newest ?? nil).map({ $0 <= at }) ?? true { try settle(old, by: result, at: at, in: incident) }
        if let incident { _ = try addLink(id, result == .held ? .heldIn : .failedIn, .incident(incident)) }
    }

    /// The state that the newest proof puts a guardrail in.
    private func settle(
        _ old: Guardrail, by result: ProofResult, at: Date, in incident: ID<Incident>?
    ) throws {
        let state: GuardrailState = result == .held ? .proven : .degraded
        try run(
            """
            UPDATE guardrail SET state = ?, last_proven_at = CASE WHEN ? THEN ? ELSE last_proven_at END, updated_at = ?
            WHERE id = ?
            """,
            [state.rawValue, result == .held, at.milliseconds, now.milliseconds, old.id.rawValue])
        if state != old.recordedState { try recordState(of: old, state, reason: "", incident: incident) }
    }
}
