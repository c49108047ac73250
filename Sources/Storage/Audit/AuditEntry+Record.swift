import Domain
import Foundation

extension AuditEntry.Subject {
    /// The name of the subject's table and the id of its row.
    package var stored: (kind: String, id: Int64) {
        switch self {
        case .incident(let id): ("incident", id.rawValue)
        case .timelineEvent(let id): ("timeline_event", id.rawValue)
        case .finding(let id): ("finding", id.rawValue)
        case .guardrail(let id): ("guardrail", id.rawValue)
        case .followUp(let id): ("follow_up", id.rawValue)
        case .postmortem(let id): ("postmortem", id.rawValue)
        case .image(let id): ("image", id.rawValue)
        case .person(let id): ("person", id.rawValue)
        case .service(let id): ("service", id.rawValue)
        case .team(let id): ("team", id.rawValue)
        case .sitting(let id): ("sitting", id.rawValue)
        case .freeze(let id): ("freeze", id.rawValue)
        case .apiToken(let id): ("api_token", id.rawValue)
        case .launch(let id): ("launch", id.rawValue)
        case .premortem(let id): ("premortem", id.rawValue)
        case .setting: ("setting", 0)
        }
    }

    package init(kind: String, id: Int64) throws {
        switch kind {
        case "incident": self = .incident(ID(id))
        case "timeline_event": self = .timelineEvent(ID(id))
        case "finding": self = .finding(ID(id))
        case "guardrail": self = .guardrail(ID(id))
        case "follow_up": self = .followUp(ID(id))
        case "postmortem": self = .postmortem(ID(id))
        case "image": self = .image(ID(id))
        case "person": self = .person(ID(id))
        case "service": self = .service(ID(id))
        case "team": self = .team(ID(id))
        case "sitting": self = .sitting(ID(id))
        case "freeze": self = .freeze(ID(id))
        case "api_token": self = .apiToken(ID(id))
        case "launch": self = .launch(ID(id))
        case "premortem": self = .premortem(ID(id))
        case "setting": self = .setting
        default: throw StorageFault("\(kind) is not a subject of the audit log")
        }
    }
}

extension Reading {
    /// The history of an incident and everything that belongs to it, latest first.
    package func history(of incident: ID<Incident>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(
            "a.incident_id = ? AND EXISTS (SELECT 1 FROM incident AS i WHERE i.id = a.incident_id AND \(visibleIncident("i")))",
            incident.rawValue, limit)
    }

    package func history(of guardrail: ID<Guardrail>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(of: "guardrail", guardrail.rawValue, if: visibleGuardrail("record"), limit)
    }

    package func history(of followUp: ID<FollowUp>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(of: "follow_up", followUp.rawValue, if: visibleFollowUp("record"), limit)
    }

    package func history(of freeze: ID<Freeze>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(of: "freeze", freeze.rawValue, if: visibleFreeze("record"), limit)
    }

    package func history(of launch: ID<Launch>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(of: "launch", launch.rawValue, if: visibleLaunch("record"), limit)
    }

    /// The history of a session, for members only: guests see the session but not who did what in it.
    package func history(of premortem: ID<Premortem>, atMost limit: Int = 100) throws -> [AuditEntry] {
        guard asker.isMember else { return [] }
        return try auditEntries(of: "premortem", premortem.rawValue, if: visiblePremortem("record"), limit)
    }

    /// The history of people, teams, services and settings, latest first; for administrators.
    package func historyOfSettings(atMost limit: Int = 100) throws -> [AuditEntry] {
        guard asker.isAdministrator else { return [] }
        return try auditEntries(
            "a.subject IN ('person', 'team', 'service', 'api_token', 'setting') AND ? = 0", 0, limit)
    }

    /// - Parameters:
    ///   - table: the record's table, whose name is also used in the entries.
    ///   - condition: the condition on `record` under which the asker may see it.
    private func auditEntries(of table: StaticString, _ id: Int64, if condition: String, _ limit: Int) throws
        -> [AuditEntry]
    {
        try auditEntries(
            "a.subject = '\(table)' AND a.subject_id = ? AND EXISTS (SELECT 1 FROM \(table) AS record WHERE record.id = a.subject_id AND \(condition))",
            id, limit)
    }

    private func auditEntries(_ condition: String, _ id: Int64, _ limit: Int) throws -> [AuditEntry] {
        let entries = try rows(
            """
            SELECT a.at, coalesce(who.name, a.actor), a.subject, a.subject_id, a.action, a.changes, a.version
            FROM audit_entry AS a LEFT JOIN person AS who ON who.id = a.person_id
            WHERE \(condition) ORDER BY a.id DESC LIMIT ?
            """, [id, limit * 10]
        ) { columns in
            let at = columns.date()
            let actor = columns.text()
            let subject = try AuditEntry.Subject(kind: columns.text(), id: columns.int64())
            let action = columns.text()
            let changes = try [FieldChange].decoding(columns.text())
            return AuditEntry(
                at: at, actor: actor, subject: subject, action: action, changes: changes,
                version: columns.optionalInt())
        }
        return Array(AuditEntry.folded(entries).prefix(limit))
    }
}

extension [FieldChange] {
    static func decoding(_ json: String) throws -> [FieldChange] {
        json == "[]" ? [] : try JSONDecoder().decode([FieldChange].self, from: Data(json.utf8))
    }
}
