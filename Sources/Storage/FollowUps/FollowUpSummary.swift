import Domain
import GRDB

/// A follow-up as a row of a list.
package struct FollowUpSummary: Equatable, Sendable {
    package fileprivate(set) var followUp: FollowUp
    package let ownerName: String?
    package let teamName: String?
    package let incidentTitle: String?

    static let columns = """
        f.id, f.title, f.detail, f.state, f.incident_id, f.finding_id, f.owner_id, f.team_id, f.due, \
        f.owner_day, f.promised_due, f.due_moves, f.tracker_address, f.evidence_address, f.declined_reason, f.superseded_by, f.no_guardrail_reason, f.version, \
        f.created_at, f.updated_at, o.name, t.name, fi.title
        """
    static let tables = """
        follow_up AS f LEFT JOIN person AS o ON o.id = f.owner_id
        LEFT JOIN team AS t ON t.id = f.team_id AND t.deleted_at IS NULL
        LEFT JOIN incident AS fi ON fi.id = f.incident_id
        """

    init(_ columns: inout Columns) throws {
        followUp = FollowUp(
            id: columns.id(), title: columns.text(), detail: columns.text(), state: try columns.value(),
            incidentID: columns.optionalID(), findingID: columns.optionalID(), ownerID: columns.optionalID(),
            teamID: columns.optionalID(), due: columns.optionalDay(), ownerDay: columns.optionalDay(),
            promisedDue: columns.optionalDay(), dueMoves: columns.int(), trackerAddress: columns.text(),
            evidenceAddress: columns.text(), declinedReason: columns.text(), supersededBy: columns.optionalID(),
            noGuardrailReason: columns.text(), version: columns.int(), createdAt: columns.date(),
            updatedAt: columns.date())
        ownerName = columns.optionalText()
        teamName = columns.optionalText()
        incidentTitle = columns.optionalText()
    }
}

extension Reading {
    package func followUp(_ id: ID<FollowUp>) throws -> FollowUpSummary? {
        try first(
            "SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables) WHERE f.id = ? AND \(visibleFollowUp("f"))",
            [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    package func followUps(ofIncident id: ID<Incident>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            WHERE f.incident_id = ? AND \(visibleFollowUp("f")) ORDER BY f.due IS NULL, f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    /// Without the key of a successor that the asker may not see.
    func hidingSuccessor(of summary: FollowUpSummary) throws -> FollowUpSummary {
        guard sight != .everything, let successor = summary.followUp.supersededBy, try followUp(successor) == nil
        else { return summary }
        var hidden = summary
        hidden.followUp.supersededBy = nil
        return hidden
    }

    package func followUps(_ query: FollowUpQuery) throws -> ListSlice<FollowUpSummary> {
        try slice(list(query), at: query.place) { try FollowUpSummary(&$0) }
    }

    /// The first follow-ups of a list, uncounted.
    package func followUps(_ query: FollowUpQuery, atMost limit: Int) throws -> [FollowUpSummary] {
        try start(of: list(query), atMost: limit) { try FollowUpSummary(&$0) }
    }

    func list(_ query: FollowUpQuery) -> OrderedList {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        if !query.states.isEmpty {
            conditions.append(ListCondition.oneOf("f.state", query.states.map(\.rawValue)))
        }
        if let owner = query.owner {
            conditions.append("f.owner_id = ?")
            arguments += [owner.rawValue]
        }
        if query.hasNoOwner { conditions.append("f.owner_id IS NULL") }
        if let team = query.team {
            conditions.append("f.team_id = (SELECT id FROM team WHERE slug = ? AND deleted_at IS NULL)")
            arguments += [team]
        }
        if let day = query.overdueOn {
            conditions.append("f.due < ? AND f.state IN ('proposed', 'committed', 'in_progress')")
            arguments += [day.iso]
        }
        return OrderedList(
            record: "follow_up AS f", id: "f.id", visible: visibleFollowUp("f"), columns: FollowUpSummary.columns,
            tables: FollowUpSummary.tables, conditions: conditions, arguments: arguments, order: Self.order(of: query))
    }

    /// Each order is that of an index; those without a date come last.
    private static func order(of query: FollowUpQuery) -> ListOrder {
        let isUp = query.isAscending
        return switch query.order {
        case .due:
            ListOrder(
                parts: ["f.due IS NOT NULL", "f.due IS NULL"],
                by: [.init("f.due", isAscending: isUp), .init("f.id", isAscending: isUp)])
        case .updated: ListOrder(by: [.init("f.updated_at", isAscending: isUp), .init("f.id", isAscending: !isUp)])
        case .title:
            ListOrder(by: [.init("f.title COLLATE NOCASE", isAscending: isUp), .init("f.id", isAscending: isUp)])
        }
    }
}
