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
