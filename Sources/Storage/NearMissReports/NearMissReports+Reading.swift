import Domain
import Foundation
import GRDB

extension Reading {
    /// The report that a code belongs to. The code is the right to read it, for whoever has it and whoever else may see
    /// the incident.
    package func nearMissThread(code digest: [UInt8]) throws -> NearMissThread? {
        try thread("r.code_digest = ?", [Data(digest)])
    }

    /// What was said with the reporter of an incident; nil if it was not reported without a name.
    package func nearMissThread(of id: ID<Incident>) throws -> NearMissThread? {
        try thread("r.incident_id = ? AND \(visibleThroughIncident("r.incident_id"))", [id.rawValue])
    }

    /// What was said with the reporters of incidents that were merged into one.
    package func nearMissThreads(mergedInto id: ID<Incident>) throws -> [NearMissThread] {
        try rows(
            """
            WITH RECURSIVE merged (id) AS (
                SELECT i.id FROM incident AS i WHERE i.merged_into = ?1
                UNION SELECT i.id FROM merged AS m JOIN incident AS i ON i.merged_into = m.id)
            SELECT m.id FROM merged AS m JOIN near_miss_report AS r ON r.incident_id = m.id
            WHERE \(visibleThroughIncident("m.id")) ORDER BY m.id
            """, [id.rawValue]
        ) { $0.id(Incident.self) }.compactMap { try nearMissThread(of: $0) }
    }

    /// Whether a report was ever made without a name, so that somebody may have a receipt. Everybody may ask.
    package func hasNearMissReports() throws -> Bool {
        try first("SELECT 1 FROM near_miss_report LIMIT 1") { $0.int() } != nil
    }

    /// Reports without a name that wait for somebody to look or to answer, latest first; for those who can.
    package func nearMissReportsWaiting(atMost limit: Int) throws -> [WaitingNearMiss] {
        guard let level = asker.level, level >= .editor else { return [] }
        return try rows(
            """
            SELECT i.id, i.title, i.declared_at,
                (SELECT count(*) FROM near_miss_report_note AS a WHERE a.incident_id = i.id) > 1 AS is_addition
            FROM near_miss_report AS r CROSS JOIN incident AS i ON i.id = r.incident_id
            WHERE \(visibleIncident("i")) AND (i.state = 'reported' OR is_addition)
                AND (SELECT n.answered_by IS NULL FROM near_miss_report_note AS n WHERE n.incident_id = i.id
                    ORDER BY n.id DESC LIMIT 1) = 1
            ORDER BY r.incident_id DESC LIMIT ?
            """, [limit]
        ) {
            WaitingNearMiss(
                incident: $0.id(), title: $0.text(), reportedAt: $0.date(), hasAddition: $0.bool())
        }
    }

    private func thread(_ condition: String, _ arguments: StatementArguments) throws -> NearMissThread? {
        let found = try first(
            """
            SELECT r.incident_id, i.deleted_at IS NULL FROM near_miss_report AS r
            JOIN incident AS i ON i.id = r.incident_id WHERE \(condition)
            """, arguments
        ) { (id: $0.id(Incident.self), isOpen: $0.bool()) }
        guard let found else { return nil }
        let notes = try rows(
            """
            SELECT n.text, n.day, p.name, n.answered_by IS NOT NULL FROM near_miss_report_note AS n
            LEFT JOIN person AS p ON p.id = n.answered_by WHERE n.incident_id = ? ORDER BY n.id
            """, [found.id.rawValue]
        ) { columns in
            NearMissThread.Note(
                text: columns.text(), day: columns.optionalDay() ?? Day(daysSince1970: 0),
                answeredBy: columns.optionalText(), isAnswer: columns.bool())
        }
        return NearMissThread(incident: found.id, notes: notes, isOpen: found.isOpen)
    }
}

/// A report without a name that nobody has dealt with yet, or to which the reporter has added something.
package struct WaitingNearMiss: Sendable {
    package let incident: ID<Incident>
    package let title: String
    /// The beginning of the day.
    package let reportedAt: Date
    package let hasAddition: Bool
}
