import Domain
import GRDB

/// A service that lacks a guardrail.
package struct LackingService: Sendable {
    package let service: Service
    /// Whether one of its incidents is related to the guardrail.
    package let wasTouched: Bool
    /// The latest of the open follow-ups that bring it there.
    package let followUp: ID<FollowUp>?
    /// Another guardrail of the same kind that protects it.
    package let alike: ID<Guardrail>?
}

/// Which of the services that lack a guardrail.
package struct LackingQuery: Sendable {
    package var name = PickedText("")
    /// Counted from 1.
    package var page = 1
    /// Only these; nil for any.
    package var services: [ID<Service>]?
    /// Only those that none of its incidents has touched.
    package var isUntouched = false

    package init(
        name: PickedText = PickedText(""), page: Int = 1, services: [ID<Service>]? = nil, isUntouched: Bool = false
    ) {
        self.name = name
        self.page = page
        self.services = services
        self.isUntouched = isUntouched
    }
}

extension Reading {
    /// A page of the services that lack a guardrail and to which it may apply: services that its incidents touched come
    /// first, then by name.
    package func servicesLacking(
        _ guardrail: ID<Guardrail>, _ query: LackingQuery = LackingQuery()
    ) throws -> [LackingService] {
        let (conditions, arguments) = lacking(guardrail, query)
        let size = query.services.map { max($0.count, ListLimits.pageSize) } ?? ListLimits.pageSize
        // What is read about a service is read for the page alone.
        return try rows(
            """
            SELECT \(Service.columns), s.was_touched,
                (SELECT max(f.id) FROM guardrail_gap AS p JOIN follow_up AS f ON f.id = p.follow_up_id
                 WHERE p.guardrail_id = ?1 AND p.service_id = s.id
                    AND f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))),
                (SELECT max(o.id) FROM guardrail AS g JOIN guardrail_service AS l ON l.service_id = s.id
                    JOIN guardrail AS o ON o.id = l.guardrail_id
                 WHERE g.id = ?1 AND o.kind = g.kind AND o.state <> 'retired' AND \(visibleGuardrail("o")))
            FROM (SELECT s.*, \(touched) AS was_touched FROM service AS s WHERE \(conditions)
                ORDER BY was_touched DESC, s.name COLLATE NOCASE, s.id LIMIT \(size) OFFSET \(ListLimits.offset(ofPage: query.page))) AS s
            ORDER BY s.was_touched DESC, s.name COLLATE NOCASE, s.id
            """, arguments
        ) {
            LackingService(
                service: Service(&$0), wasTouched: $0.bool(), followUp: $0.optionalID(), alike: $0.optionalID())
        }
    }

    /// Counting stops where lists end.
    package func servicesLackingCount(_ guardrail: ID<Guardrail>, _ query: LackingQuery) throws -> Int {
        let (conditions, arguments) = lacking(guardrail, query)
        return try count(
            upTo: ListLimits.counted + 1, "SELECT 1 FROM service AS s WHERE \(conditions)", arguments)
    }

    private var touched: String {
        """
        s.id IN (SELECT x.service_id FROM incident AS i JOIN incident_service AS x ON x.incident_id = i.id
            WHERE i.id IN (\(Reading.incidentsOfGuardrail)) AND \(visibleIncident("i")))
        """
    }

    private func lacking(
        _ guardrail: ID<Guardrail>, _ query: LackingQuery
    ) -> (conditions: String, arguments: StatementArguments) {
        let (named, arguments) = PickKind.service.named(query.name, "s")
        var conditions = [
            "s.deleted_at IS NULL", seesOrganisation, visibleThroughGuardrail("?1"),
            "s.id NOT IN (SELECT service_id FROM guardrail_service WHERE guardrail_id = ?1)",
            "s.id NOT IN (SELECT service_id FROM guardrail_exemption WHERE guardrail_id = ?1 AND deleted_at IS NULL)",
            named,
        ]
        if query.isUntouched { conditions.append("NOT \(touched)") }
        if let services = query.services {
            conditions.append("s.id IN (\(services.map { "\($0.rawValue)" }.joined(separator: ", ")))")
        }
        return (conditions.joined(separator: " AND "), [guardrail.rawValue] + arguments)
    }
}
