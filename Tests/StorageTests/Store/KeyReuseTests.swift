import Domain
import Testing

@testable import Storage

struct KeyReuseTests {
    @Test func `a key is never given again, even when nothing of its first holder is left`() async throws {
        let office = try await Office()
        for _ in 0..<2 {
            try await office.change(as: office.asBo) { change in
                let incident = try change.declare(IncidentDeclaration(title: "x", severity: .sev5))
                let followUp = try change.addFollowUp(
                    FollowUpEdit(title: "x"), incident: nil, finding: nil, state: .proposed)
                let guardrail = try change.addGuardrail(
                    GuardrailEdit(name: "x", kind: .alert, position: .detect, strength: .engineeredWarning))
                for sql in [
                    "DELETE FROM audit_entry WHERE incident_id = \(incident)",
                    "DELETE FROM timeline_event WHERE incident_id = \(incident)",
                    "DELETE FROM incident WHERE id = \(incident)", "DELETE FROM follow_up WHERE id = \(followUp)",
                    "DELETE FROM guardrail WHERE id = \(guardrail)",
                ] {
                    try change.run(sql)
                }
            }
        }
        let keys = try await office.change(as: office.asBo) { change in
            [
                try change.declare(IncidentDeclaration(title: "y", severity: .sev5)).key,
                try change.addFollowUp(FollowUpEdit(title: "y"), incident: nil, finding: nil, state: .proposed).key,
                try change.addGuardrail(
                    GuardrailEdit(name: "y", kind: .alert, position: .detect, strength: .engineeredWarning)
                ).key,
            ]
        }
        #expect(keys.map(\.description) == ["INC-3", "FU-3", "GR-3"])
    }
}
