import Domain
import Foundation

/// The reason why a guardrail does not apply to a service.
package struct GuardrailExemption: Equatable, Sendable {
    package let id: ID<GuardrailExemption>
    package let reason: String
    package let at: Date
    package let by: String?
}

extension Reading {
    package func exemption(of guardrail: ID<Guardrail>, in service: ID<Service>) throws -> GuardrailExemption? {
        try first(
            """
            SELECT e.id, e.reason, e.created_at, p.name
            FROM guardrail_exemption AS e LEFT JOIN person AS p ON p.id = e.created_by
            WHERE e.guardrail_id = ? AND e.service_id = ? AND e.deleted_at IS NULL
                AND \(visibleThroughGuardrail("e.guardrail_id"))
            """, [guardrail.rawValue, service.rawValue]
        ) { GuardrailExemption(id: $0.id(), reason: $0.text(), at: $0.date(), by: $0.optionalText()) }
    }

    /// The services to which a guardrail does not apply, by name.
    package func exemptions(of guardrail: ID<Guardrail>) throws -> [(service: Service, exemption: GuardrailExemption)] {
        try rows(
            """
            SELECT \(Service.columns), e.id, e.reason, e.created_at, p.name
            FROM guardrail_exemption AS e JOIN service AS s ON s.id = e.service_id LEFT JOIN person AS p ON p.id = e.created_by
            WHERE e.guardrail_id = ? AND e.deleted_at IS NULL AND s.deleted_at IS NULL
                AND \(visibleThroughGuardrail("e.guardrail_id"))
            ORDER BY s.name COLLATE NOCASE, s.id LIMIT 500
            """, [guardrail.rawValue]
        ) {
            (
                Service(&$0),
                GuardrailExemption(id: $0.id(), reason: $0.text(), at: $0.date(), by: $0.optionalText())
            )
        }
    }
}
