import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/proofs`.
enum GuardrailProofs {
    /// The form for recording that a guardrail was tested, and whether it held.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        var values = ProofForm(guardrail)
        if let text = visit.query["incident"] {
            let incident = try await visit.read { reading in
                try TypedKeys.incident(typed: text, field: "incident").flatMap { try reading.incident($0) }.orNotFound()
            }
            values.incident = incident.key.description
            values.method = (incident.kind == .drill ? ProofMethod.drill : .incident).rawValue
        }
        return .page(guardrailProofPage(visit.frame, guardrail, values, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        let values = ProofForm(visit.form)
        return try await attempt {
            let proof = try values.checked(now: visit.now, zone: visit.frame.zone)
            try await visit.change {
                try $0.recordProof(
                    of: id, method: proof.method, result: proof.result, at: proof.at, note: values.note,
                    evidenceAddress: values.evidence, incident: proof.incident)
            }
            let next = proof.result == .held ? "" : " Who will repair it?"
            return .redirect(
                to: Paths.guardrail(id).anchored("proofs"),
                notice: FlashNotice("\(proof.result.sentence). Proof of \(id.key) recorded.\(next)"))
        } orShow: { problems, _ in
            guardrailProofPage(visit.frame, guardrail, values, problems: problems)
        }
    }
}
