import Domain
import Foundation
import GRDB

/// Which private records an asker may see. It is found out once for each reading, so that nothing more is asked while
/// there are no private records.
package enum Sight: Hashable, Sendable {
    /// No record is private, or none of them is to be left out.
    case everything
    case publicOnly
    /// Somebody who is named in private records, or has broken the glass of one, at a time in milliseconds since 1970.
    /// - isNamedOften: whether so many records name them that listing all of them would cost more than asking for each.
    case named(ID<Person>, at: Int64, isNamedOften: Bool)

    /// At most so many records are listed.
    static let fewRecords = 200

    /// Whether the asker may see something that others may not.
    package var isPersonal: Bool {
        switch self {
        case .everything, .publicOnly: false
        case .named: true
        }
    }

    /// The numbers of the records of a kind that name somebody, or whose glass they have broken.
    ///
    /// - Parameter condition: a further condition on a record, for `record_id` of the table with this name.
    static func records(
        naming person: ID<Person>, _ kind: StaticString, at now: Int64,
        where condition: (String) -> String = { _ in "" }
    ) -> [String] {
        // CROSS JOIN, so that SQLite begins with the teams of the person and not with all names.
        [
            """
            SELECT pn.record_id FROM private_name AS pn
            WHERE pn.person_id = \(person) AND pn.kind = '\(kind)'\(condition("pn"))
            """,
            """
            SELECT pn.record_id FROM team_member AS tm CROSS JOIN private_name AS pn ON pn.team_id = tm.team_id
            WHERE tm.person_id = \(person) AND pn.kind = '\(kind)'\(condition("pn"))
            """,
            """
            SELECT bg.record_id FROM broken_glass AS bg
            WHERE bg.person_id = \(person) AND bg.ends_at > \(now) AND bg.kind = '\(kind)'\(condition("bg"))
            """,
        ]
    }

    static func of(_ asker: Asker, _ db: Database, at now: Date) throws -> Sight {
        func isTrue(_ sql: String, _ arguments: StatementArguments = []) throws -> Bool {
            try Bool.fetchOne(try db.cachedStatement(sql: sql), arguments: arguments) ?? false
        }
        // Every private record names somebody.
        guard try isTrue("SELECT EXISTS (SELECT 1 FROM private_name WHERE id > 0)") else { return .everything }
        guard let person = asker.personID else { return .publicOnly }
        let isNamed = try isTrue(
            """
            SELECT EXISTS (SELECT 1 FROM private_name WHERE person_id = ?1)
                OR EXISTS (SELECT 1 FROM team_member AS m CROSS JOIN private_name AS n ON n.team_id = m.team_id
                    WHERE m.person_id = ?1)
                OR EXISTS (SELECT 1 FROM broken_glass WHERE person_id = ?1 AND ends_at > ?2)
            """, [person.rawValue, now.milliseconds])
        if !isNamed { return .publicOnly }
        let isNamedOften = try isTrue(
            """
            SELECT count(*) > ?2 FROM (
                SELECT 1 FROM private_name WHERE person_id = ?1
                UNION ALL SELECT 1 FROM team_member AS m CROSS JOIN private_name AS n ON n.team_id = m.team_id
                    WHERE m.person_id = ?1
                LIMIT ?2 + 1)
            """, [person.rawValue, fewRecords])
        return .named(person, at: now.milliseconds, isNamedOften: isNamedOften)
    }
}

extension Reading {
    /// The same for somebody who is named nowhere: for what is stored and shown to others later.
    var publicly: Reading { acting(as: asker) }

    /// The condition that the asker may see a record in spite of privacy, whether or not it is in the bin.
    ///
    /// - Parameter alias: the name of the table of records in the query.
    func seesPrivate(_ kind: StaticString, _ alias: String) -> String {
        switch sight {
        case .everything: return "1"
        case .publicOnly: return "\(alias).is_private = 0"
        case .named(let person, let now, isNamedOften: false):
            // Does not depend on the row, so SQLite makes the list once for a statement.
            let list = Sight.records(naming: person, kind, at: now).joined(separator: " UNION ALL ")
            return "(\(alias).is_private = 0 OR \(alias).id IN (\(list)))"
        case .named(let person, let now, isNamedOften: true):
            let each = Sight.records(naming: person, kind, at: now) { " AND \($0).record_id = \(alias).id" }
            return "(\(alias).is_private = 0 OR \(each.map { "EXISTS (\($0))" }.joined(separator: " OR ")))"
        }
    }

    func seesIncident(_ alias: String) -> String { seesPrivate("incident", alias) }

    func seesLaunch(_ alias: String) -> String { seesPrivate("launch", alias) }

    /// A pre-mortem about a private launch is private with it.
    func seesPremortem(_ alias: String) -> String {
        if sight == .everything { return "1" }
        return """
            \(seesPrivate("premortem", alias)) AND (\(alias).launch_id IS NULL OR EXISTS (
                SELECT 1 FROM launch AS sl WHERE sl.id = \(alias).launch_id AND \(seesLaunch("sl"))))
            """
    }

    /// - Parameter id: the expression of the incident's id; a row without an incident is seen.
    func seesThroughIncident(_ id: String) -> String {
        if sight == .everything { return "1" }
        return
            "(\(id) IS NULL OR EXISTS (SELECT 1 FROM incident AS si WHERE si.id = \(id) AND \(seesIncident("si"))))"
    }

    /// - Parameter id: the expression of the pre-mortem's id; a row without a pre-mortem is seen.
    func seesThroughPremortem(_ id: String) -> String {
        if sight == .everything { return "1" }
        return
            "(\(id) IS NULL OR EXISTS (SELECT 1 FROM premortem AS sp WHERE sp.id = \(id) AND \(seesPremortem("sp"))))"
    }

    /// A follow-up belongs to its incident, or to the pre-mortem in which it was made.
    func seesFollowUp(_ alias: String) -> String {
        seesThroughOrigin(alias)
    }

    /// For the rows of a table with `incident_id` and `premortem_id`.
    private func seesThroughOrigin(_ alias: String) -> String {
        if sight == .everything { return "1" }
        return "\(seesThroughIncident("\(alias).incident_id")) AND \(seesThroughPremortem("\(alias).premortem_id"))"
    }

    /// A link is seen by those who see both its ends.
    func seesLink(_ alias: String) -> String {
        if sight == .everything { return "1" }
        return """
            \(seesThroughIncident("\(alias).incident_id")) AND \(seesThroughIncident("""
                (SELECT ln.incident_id FROM finding AS ln WHERE ln.id = \(alias).finding_id)
                """)) AND (\(alias).follow_up_id IS NULL OR \(sees(.followUp, "\(alias).follow_up_id")))
            AND \(seesThroughPremortem("(SELECT lr.premortem_id FROM risk AS lr WHERE lr.id = \(alias).risk_id)"))
            """
    }

    /// What the history of a shared record, such as a guardrail, tells about private ones is seen by those who see them.
    func seesEntry(_ alias: String) -> String { seesThroughOrigin(alias) }

    /// The condition that the asker may see a record of any kind, whether or not it is in the bin; false for one that
    /// does not exist.
    ///
    /// - Parameter id: the expression of its id.
    func sees(_ kind: AuditEntry.Subject.Kind, _ id: String) -> String {
        if sight == .everything { return "1" }
        func row(_ table: StaticString, _ condition: String) -> String {
            "EXISTS (SELECT 1 FROM \(table) AS sx WHERE sx.id = \(id) AND \(condition))"
        }
        return switch kind {
        case .incident: row("incident", seesIncident("sx"))
        case .launch: row("launch", seesLaunch("sx"))
        case .premortem: row("premortem", seesPremortem("sx"))
        case .followUp: row("follow_up", seesFollowUp("sx"))
        case .timelineEvent: row("timeline_event", seesThroughIncident("sx.incident_id"))
        case .finding: row("finding", seesThroughIncident("sx.incident_id"))
        case .image: row("image", seesThroughIncident("sx.incident_id"))
        case .freeze: row("freeze", seesThroughIncident("sx.incident_id"))
        case .postmortem: row("postmortem", seesThroughIncident("sx.incident_id"))
        case .guardrail, .person, .service, .team, .sitting, .apiToken, .template, .setting: "1"
        }
    }
}
