import Domain
import Foundation

/// A planned drill to prove a guardrail.
package struct PlannedDrill: Sendable {
    package let incident: IncidentSummary
    package let plannedOn: Day
    /// Whether its result is among the proofs.
    package let isRecorded: Bool
}

/// The guardrail that a drill is meant to prove.
package struct DrillOfGuardrail: Equatable, Sendable {
    package let guardrail: GuardrailSummary
    package let plannedOn: Day
    package let isRecorded: Bool
}

extension Reading {
    private static let isRecorded = """
        EXISTS (SELECT 1 FROM guardrail_proof AS p WHERE p.guardrail_id = d.guardrail_id AND p.incident_id = d.incident_id)
        """

    package func drills(of guardrail: ID<Guardrail>) throws -> [PlannedDrill] {
        try rows(
            """
            SELECT d.planned_on, \(Reading.isRecorded), \(IncidentSummary.columns)
            FROM guardrail_drill AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.guardrail_id = ? AND i.state NOT IN ('dismissed', 'merged') AND \(visibleIncident("i"))
                AND \(visibleThroughGuardrail("d.guardrail_id"))
            ORDER BY d.planned_on, d.incident_id LIMIT 50
            """, [guardrail.rawValue]
        ) { columns -> PlannedDrill? in
            guard let day = columns.optionalDay() else { return nil }
            let isRecorded = columns.bool()
            return PlannedDrill(
                incident: try IncidentSummary(&columns), plannedOn: day, isRecorded: isRecorded)
        }.compactMap(\.self)
    }

    /// - Returns: nil if the incident is not a drill of a guardrail.
    package func drill(_ id: ID<Incident>) throws -> DrillOfGuardrail? {
        try first(
            """
            SELECT d.planned_on, \(Reading.isRecorded), \(GuardrailSummary.columns)
            FROM guardrail_drill AS d JOIN guardrail AS g ON g.id = d.guardrail_id
            WHERE d.incident_id = ? AND \(visibleGuardrail("g")) AND \(visibleThroughIncident("d.incident_id"))
            """, [id.rawValue]
        ) { columns -> DrillOfGuardrail? in
            guard let day = columns.optionalDay() else { return nil }
            let isRecorded = columns.bool()
            return DrillOfGuardrail(
                guardrail: try GuardrailSummary(&columns), plannedOn: day, isRecorded: isRecorded)
        } ?? nil
    }
}

extension Change {
    /// Plans a drill of a guardrail, as an incident of kind drill on the services it protects. Its result is recorded
    /// as a proof.
    package func planDrill(of id: ID<Guardrail>, title: String, on day: Day) throws -> ID<Incident> {
        try require(.contributor)
        let guardrail = try requireGuardrail(id)
        guard guardrail.recordedState.isInPlace else {
            throw Refusal(
                "\(id.key) is “\(guardrail.recordedState.label.lowercased())”. You can plan a drill once it is in place."
            )
        }
        let title = try Text.line(title, field: "title", called: "what is rehearsed", required: true)
        let drill = try declare(IncidentDeclaration(title: title, severity: .sev5, kind: .drill))
        let services = try reading.services(of: id)
        try setServices(
            Set(services.map(\.id)), table: "incident_service", column: "incident_id", id: drill.rawValue)
        try run(
            "INSERT INTO guardrail_drill (incident_id, guardrail_id, planned_on) VALUES (?, ?, ?)",
            [drill.rawValue, id.rawValue, day.iso])
        try record(
            .guardrail(id), "planned a drill of \(id.key)", incident: drill,
            changes: [FieldChange(field: "Drill", from: "", to: "\(drill.key) on \(day.iso)")])
        return drill
    }
}
