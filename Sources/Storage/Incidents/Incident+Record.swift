import Domain

extension Incident {
    static let columns = """
        i.id, i.title, i.kind, i.severity, i.state, i.summary, i.how_noticed, i.surprise, i.dismissed_reason, \
        i.merged_into, i.weak_guardrails_reason, i.version, i.declared_at, i.declared_by, i.updated_at, i.is_private
        """

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), title: columns.text(), kind: try columns.value(), severity: try columns.severity(),
            state: try columns.value(), summary: columns.text(), howNoticed: columns.text(), surprise: columns.text(),
            dismissedReason: columns.text(), mergedInto: columns.optionalID(), weakGuardrailsReason: columns.text(),
            version: columns.int(), declaredAt: columns.date(), declaredBy: columns.optionalID(),
            updatedAt: columns.date(), isPrivate: columns.bool())
    }
}

extension Reading {
    package func incident(_ id: ID<Incident>) throws -> Incident? {
        try first(
            "SELECT \(Incident.columns) FROM incident AS i WHERE i.id = ? AND \(visibleIncident("i"))", [id.rawValue]
        ) {
            try Incident(&$0)
        }
    }

    package func times(of incident: ID<Incident>) throws -> IncidentTimes {
        let marks: [(IncidentMark, Moment)] = try rows(
            """
            SELECT t.mark, t.precision, t.at, t.zone FROM incident_time AS t
            WHERE t.incident_id = ? AND \(visibleThroughIncident("t.incident_id"))
            """, [incident.rawValue]
        ) { (try $0.value(), try $0.moment()) }
        return IncidentTimes(Dictionary(marks) { first, _ in first })
    }

    package func impacts(of incident: ID<Incident>) throws -> [Impact] {
        let impacts = try rows(
            """
            SELECT m.kind, m.certainty, m.quantity, m.note FROM incident_impact AS m
            WHERE m.incident_id = ? AND \(visibleThroughIncident("m.incident_id"))
            """, [incident.rawValue]
        ) {
            Impact(
                kind: try $0.value(), certainty: try $0.value(), quantity: $0.optionalInt64(), note: $0.text())
        }
        return ImpactKind.allCases.compactMap { kind in impacts.first { $0.kind == kind } }
    }

    package func roles(of incident: ID<Incident>) throws -> [RoleHolder] {
        try rows(
            """
            SELECT r.role, p.id, p.name, p.is_named_in_public FROM incident_role AS r JOIN person AS p ON p.id = r.person_id
            WHERE r.incident_id = ? AND \(visibleThroughIncident("r.incident_id")) ORDER BY p.name
            """, [incident.rawValue]
        ) {
            RoleHolder(
                role: try $0.value(), personID: $0.id(), name: $0.text(), isNamedInPublic: $0.bool())
        }
    }

    package func services(of incident: ID<Incident>) throws -> [Service] {
        try services(
            in: "incident_service", of: "incident_id", incident.rawValue, if: visibleThroughIncident("l.incident_id"))
    }
}

/// Somebody in a role of an incident.
package struct RoleHolder: Equatable, Sendable {
    package let role: IncidentRole
    package let personID: ID<Person>
    package let name: String
    package let isNamedInPublic: Bool
}
