import Domain

/// A service that was touched by one of a guardrail's incidents but is not protected by the guardrail.
package struct GuardrailGap: Equatable, Sendable {
    package let service: Service
    /// The guardrail's incidents that touched the service, latest first.
    package let incidents: [IncidentInGap]

    package struct IncidentInGap: Equatable, Sendable {
        package let id: ID<Incident>
        package let title: String
    }
}

extension Reading {
    /// The places where a guardrail may be missing: services touched by its incidents that it does not protect, by
    /// name; the first of them if there are very many.
    ///
    /// An incident belongs to a guardrail if it is linked to it, if one of its findings asked for it, or if one of its
    /// follow-ups builds it.
    package func gaps(of guardrail: ID<Guardrail>) throws -> [GuardrailGap] {
        let found: [(service: Service, incident: GuardrailGap.IncidentInGap)] = try rows(
            """
            SELECT s.id, s.name, s.slug, s.purpose, s.team_id, i.id, i.title
            FROM incident AS i JOIN incident_service AS x ON x.incident_id = i.id JOIN service AS s ON s.id = x.service_id
            WHERE i.id IN (
                SELECT coalesce(l.incident_id, n.incident_id, f.incident_id)
                FROM guardrail_link AS l
                    LEFT JOIN finding AS n ON n.id = l.finding_id AND n.deleted_at IS NULL
                    LEFT JOIN follow_up AS f ON f.id = l.follow_up_id AND f.deleted_at IS NULL
                WHERE l.guardrail_id = ?1 AND l.deleted_at IS NULL AND \(visibleThroughGuardrail("l.guardrail_id")))
                AND s.deleted_at IS NULL AND \(seesOrganisation) AND \(visibleIncident("i"))
                AND NOT EXISTS (
                    SELECT 1 FROM guardrail_service AS p WHERE p.guardrail_id = ?1 AND p.service_id = s.id)
                AND NOT EXISTS (
                    SELECT 1 FROM guardrail_exemption AS e
                    WHERE e.guardrail_id = ?1 AND e.service_id = s.id AND e.deleted_at IS NULL)
            ORDER BY s.name COLLATE NOCASE, s.id, i.id DESC LIMIT 500
            """, [guardrail.rawValue]
        ) {
            let service = Service(
                id: $0.id(), name: $0.text(), slug: $0.text(), purpose: $0.text(), teamID: $0.optionalID())
            return (service, GuardrailGap.IncidentInGap(id: $0.id(), title: $0.text()))
        }
        return found.chunkedByService
    }
}

extension [(service: Service, incident: GuardrailGap.IncidentInGap)] {
    /// Combines adjacent gaps of the same service.
    fileprivate var chunkedByService: [GuardrailGap] {
        var gaps: [GuardrailGap] = []
        for (service, incident) in self {
            if let last = gaps.last, last.service.id == service.id {
                gaps[gaps.count - 1] = GuardrailGap(service: service, incidents: last.incidents + [incident])
            } else {
                gaps.append(GuardrailGap(service: service, incidents: [incident]))
            }
        }
        return gaps
    }
}
