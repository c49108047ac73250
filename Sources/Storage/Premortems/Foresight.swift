import Domain

/// Whether a pre-mortem foresaw an incident.
package struct Foresight: Equatable, Sendable {
    package let premortemID: ID<Premortem>
    package let premortemTitle: String
    package let incidentID: ID<Incident>
    /// Nil if none of its risks matches the incident.
    package let risk: (id: ID<Risk>, title: String)?

    package static func == (left: Foresight, right: Foresight) -> Bool {
        left.premortemID == right.premortemID && left.incidentID == right.incidentID && left.risk?.id == right.risk?.id
    }
}

extension Reading {
    package func foresights(of incident: ID<Incident>) throws -> [Foresight] {
        try foresights("s.incident_id = ?", incident.rawValue)
    }

    package func foresights(of premortem: ID<Premortem>) throws -> [Foresight] {
        try foresights("s.premortem_id = ?", premortem.rawValue)
    }

    private func foresights(_ condition: String, _ id: Int64) throws -> [Foresight] {
        try rows(
            """
            SELECT p.id, p.title, i.id, r.id, r.title FROM foresight AS s JOIN premortem AS p ON p.id = s.premortem_id
            JOIN incident AS i ON i.id = s.incident_id LEFT JOIN risk AS r ON r.id = s.risk_id
            WHERE \(condition) AND \(visiblePremortem("p")) AND \(visibleIncident("i")) ORDER BY p.id, i.id
            """, [id]
        ) { columns in
            let premortem: ID<Premortem> = columns.id()
            let title = columns.text()
            let incident: ID<Incident> = columns.id()
            let risk: ID<Risk>? = columns.optionalID()
            let name = columns.optionalText()
            return Foresight(
                premortemID: premortem, premortemTitle: title, incidentID: incident,
                risk: risk.flatMap { risk in name.map { (risk, $0) } })
        }
    }

    /// Pre-mortems closed before an incident happened, about one of the services it touched, each with its risks.
    package func premortemsThatMight(haveForeseen incident: ID<Incident>) throws -> [(
        premortem: Premortem, risks: [Risk]
    )] {
        guard asker.isMember else { return [] }
        let found = try rows(
            """
            SELECT \(Premortem.columns) FROM premortem AS p JOIN incident AS i ON i.id = ?1
            WHERE p.closed_at IS NOT NULL AND p.closed_at <= i.happened_at AND \(visiblePremortem("p"))
                AND \(visibleIncident("i")) AND EXISTS (SELECT 1 FROM premortem_service AS x
                    JOIN incident_service AS y ON y.service_id = x.service_id
                    WHERE x.premortem_id = p.id AND y.incident_id = i.id)
            ORDER BY p.closed_at DESC LIMIT 5
            """, [incident.rawValue]
        ) { try Premortem(&$0) }
        return try found.map { ($0, try risks(of: $0.id)) }
    }
}

extension Change {
    /// Records that an incident was one of the risks of a pre-mortem, or none of them.
    package func noteForesight(of incident: ID<Incident>, by id: ID<Premortem>, risk: ID<Risk>?) throws {
        try require(.contributor)
        let premortem = try requirePremortem(id)
        guard let found = try reading.incident(incident) else {
            throw Refusal(field: "incident", "\(incident.key) does not exist. Enter the key of another incident.")
        }
        guard premortem.phase.isOver else { throw Refusal("\(id.key) is still in progress.") }
        let title = try risk.map { try requireRisk($0, in: id).title }
        try run(
            """
            INSERT INTO foresight (incident_id, premortem_id, risk_id, noted_at, noted_by) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (incident_id, premortem_id) DO UPDATE SET risk_id = excluded.risk_id,
                noted_at = excluded.noted_at, noted_by = excluded.noted_by
            """,
            [
                incident.rawValue, id.rawValue, risk?.rawValue, now.milliseconds, asker.personID?.rawValue,
            ])
        try record(
            .premortem(id), "compared \(id.key) with \(found.key)", incident: incident,
            changes: [FieldChange(field: "Foreseen", from: "", to: title ?? "by none of its risks")])
    }
}
