import Domain
import GRDB

/// A service as a row of a list.
package struct ServiceSummary: Equatable, Sendable {
    package let service: Service
    package let teamName: String?
    /// The number of incidents that the asker may see; counting stops one above ``counted``.
    package let incidentCount: Int
    package let guardrailCount: Int

    /// Counting goes so far for each service, since a page shows fifty of them.
    package static let counted = 100
}

extension Service {
    static let columns = "s.id, s.name, s.slug, s.purpose, s.team_id"

    init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), name: columns.text(), slug: columns.text(), purpose: columns.text(),
            teamID: columns.optionalID())
    }
}

extension Reading {
    /// All services, by name.
    package func services() throws -> [Service] {
        try rows(
            """
            SELECT \(Service.columns) FROM service AS s
            WHERE s.deleted_at IS NULL AND \(seesOrganisation) ORDER BY s.name COLLATE NOCASE, s.id
            """
        ) { Service(&$0) }
    }

    /// The services that a record is about, by name.
    ///
    /// - Parameters:
    ///   - table: which says so, called `l` in the condition.
    ///   - column: in which it names the record.
    ///   - isVisible: whether the asker may see the record.
    func services(
        in table: StaticString, of column: StaticString, _ id: Int64, if isVisible: String
    ) throws -> [Service] {
        try rows(
            """
            SELECT \(Service.columns) FROM \(table) AS l JOIN service AS s ON s.id = l.service_id
            WHERE l.\(column) = ? AND \(seesOrganisation) AND \(isVisible) ORDER BY s.name
            """, [id]
        ) { Service(&$0) }
    }

    package func service(_ id: ID<Service>) throws -> Service? {
        try first(
            "SELECT \(Service.columns) FROM service AS s WHERE s.id = ? AND s.deleted_at IS NULL AND \(seesOrganisation)",
            [id.rawValue]
        ) { Service(&$0) }
    }

    package func service(slug: String) throws -> Service? {
        try first(
            "SELECT \(Service.columns) FROM service AS s WHERE s.slug = ? AND s.deleted_at IS NULL AND \(seesOrganisation)",
            [slug]
        ) { Service(&$0) }
    }

    /// A page of the services, by name.
    package func serviceSummaries(named name: PickedText = PickedText(""), page: Int = 1) throws -> [ServiceSummary] {
        let (condition, arguments) = PickKind.service.named(name, "s")
        return try rows(
            """
            SELECT \(Service.columns), t.name,
                (SELECT count(*) FROM (SELECT 1 FROM incident_service AS l JOIN incident AS i ON i.id = l.incident_id
                 WHERE l.service_id = s.id AND \(visibleIncident("i")) LIMIT \(ServiceSummary.counted + 1))),
                (SELECT count(*) FROM (SELECT 1 FROM guardrail_service AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                 WHERE l.service_id = s.id AND \(visibleGuardrail("g")) LIMIT \(ServiceSummary.counted + 1)))
            FROM service AS s LEFT JOIN team AS t ON t.id = s.team_id AND t.deleted_at IS NULL
            WHERE s.deleted_at IS NULL AND \(condition) AND \(seesOrganisation)
            ORDER BY s.name COLLATE NOCASE, s.id LIMIT ? OFFSET ?
            """, arguments + StatementArguments([ListLimits.pageSize, ListLimits.offset(ofPage: page)])
        ) {
            ServiceSummary(
                service: Service(&$0), teamName: $0.optionalText(), incidentCount: $0.int(), guardrailCount: $0.int())
        }
    }

    /// The number of services with such a name; counting stops where lists end.
    package func serviceCount(named name: PickedText = PickedText("")) throws -> Int {
        let (condition, arguments) = PickKind.service.named(name, "s")
        return try count(
            upTo: ListLimits.counted + 1,
            "SELECT 1 FROM service AS s WHERE s.deleted_at IS NULL AND \(condition) AND \(seesOrganisation)", arguments)
    }

    /// The latest deleted services, which can be restored; for administrators.
    package func deletedServices() throws -> [Service] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            "SELECT \(Service.columns) FROM service AS s WHERE s.deleted_at IS NOT NULL ORDER BY s.deleted_at DESC, s.id LIMIT \(ListLimits.pageSize)"
        ) { Service(&$0) }
    }
}
