import Domain
import Foundation

extension AuditEntry.Subject.Kind {
    /// The name of its table, such as `timeline_event`, which the audit log and the stored edits contain.
    var table: String {
        switch self {
        case .premortem: "premortem"
        case .incident, .timelineEvent, .finding, .guardrail, .followUp, .postmortem, .image, .person, .service, .team,
            .sitting, .freeze, .apiToken, .launch, .template, .setting:
            rawValue.replacing("-", with: "_")
        }
    }

    fileprivate static let byTable = Dictionary(uniqueKeysWithValues: allCases.map { ($0.table, $0) })
}

extension AuditEntry.Subject {
    /// The name of the subject's table and the id of its row.
    var stored: (kind: String, id: Int64) { (kind.table, number) }

    init(table: String, id: Int64) throws {
        guard let kind = Kind.byTable[table] else { throw StorageFault("\(table) is not a subject of the audit log") }
        self.init(kind, id)
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

    /// The history of a pre-mortem, for members only: guests see the pre-mortem but not who did what in it.
    package func history(of premortem: ID<Premortem>, atMost limit: Int = 100) throws -> [AuditEntry] {
        guard asker.isMember else { return [] }
        return try auditEntries(of: "premortem", premortem.rawValue, if: visiblePremortem("record"), limit)
    }

    package func history(of template: ID<Template>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try auditEntries(of: "template", template.rawValue, if: seesOrganisation, limit)
    }

    /// The history of people, teams, services and settings, latest first; for administrators.
    package func historyOfSettings(atMost limit: Int = 100) throws -> [AuditEntry] {
        guard asker.isAdministrator else { return [] }
        return try auditEntries(
            "a.subject IN ('person', 'team', 'service', 'api_token', 'template', 'setting') AND ? = 0", 0, limit)
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
            WHERE \(condition) AND \(seesEntry("a")) ORDER BY a.id DESC LIMIT ?
            """, [id, limit * 10]
        ) { columns in
            let at = columns.date()
            let actor = columns.text()
            let subject = try AuditEntry.Subject(table: columns.text(), id: columns.int64())
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
