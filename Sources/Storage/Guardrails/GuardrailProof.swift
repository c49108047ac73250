import Domain
import Foundation

/// A proof that a guardrail works, or does not work.
package struct GuardrailProof: Sendable {
    package let method: ProofMethod
    package let result: ProofResult
    package let at: Date
    package let note: String
    package let evidenceAddress: String
    package let recordedBy: String?
    /// The drill or the real incident that tested it.
    package let incident: ID<Incident>?
}

extension Reading {
    func proofs(of id: ID<Guardrail>) throws -> [GuardrailProof] {
        try rows(
            """
            SELECT p.method, p.result, p.at, p.note, p.evidence_address, q.name,
                (SELECT i.id FROM incident AS i WHERE i.id = p.incident_id AND \(visibleIncident("i")))
            FROM guardrail_proof AS p LEFT JOIN person AS q ON q.id = p.recorded_by
            WHERE p.guardrail_id = ? AND \(seesThroughIncident("p.incident_id")) ORDER BY p.at DESC, p.id DESC LIMIT 100
            """, [id.rawValue]
        ) {
            GuardrailProof(
                method: try $0.value(), result: try $0.value(), at: $0.date(), note: $0.text(),
                evidenceAddress: $0.text(), recordedBy: $0.optionalText(), incident: $0.optionalID())
        }
    }
}
