import Domain
import Foundation
import GRDB

/// One transaction on behalf of somebody. What it offers stands beside each feature, and every one of those writes what
/// was done into the audit log with ``record(_:_:incident:changes:)``; a transaction that changed rows and recorded nothing is refused.
package final class Change {
    package let reading: Reading
    package let now: Date
    private var recorded = 0
    /// What pages that are open will be told about, see ``announce(_:to:_:)``.
    var announced: Set<LiveTopic> = []
    /// Whether something was deleted that must not be found in the file afterwards, see ``Store/forgetDeleted()``.
    var forgets = false
    private var bookkeeping = 0

    init(reading: Reading, now: Date) {
        self.reading = reading
        self.now = now
    }

    var db: Database { reading.db }
    package var asker: Asker { reading.asker }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// - Returns: the id of the new row.
    func insert<Entity>(_ sql: String, _ arguments: StatementArguments) throws -> ID<Entity> {
        try run(sql, arguments)
        return ID(db.lastInsertedRowID)
    }

    /// - Parameters:
    ///   - action: what happened, in the past tense and without a subject: "marked it as mitigated".
    ///   - incident: the incident whose history shows it.
    ///   - version: the one that an edit led to, if it can be taken back.
    func record(
        _ subject: AuditEntry.Subject, _ action: String, incident: ID<Incident>? = nil, changes: [FieldChange] = [],
        version: Int? = nil
    ) throws {
        let actor =
            switch asker {
            case .command(let name): name
            case .guest(let id, _): try reading.guestName(id)
            case .token(_, let label): "API token \(label)"
            case .nobody, .person: ""
            }
        try record(
            subject, action, incident: incident, changes: changes, version, by: asker.personID, actor, at: now)
    }

    /// For what may not be tied to anybody: neither a name nor the moment stands in the log.
    ///
    /// - Parameter instant: an earlier one that says nothing, such as the beginning of the phase.
    func recordWithoutName(_ subject: AuditEntry.Subject, _ action: String, at instant: Date) throws {
        try record(subject, action, incident: nil, changes: [], nil, by: nil, "Somebody", at: instant)
    }

    private func record(
        _ subject: AuditEntry.Subject, _ action: String, incident: ID<Incident>?, changes: [FieldChange],
        _ version: Int?, by person: ID<Person>?, _ actor: String, at instant: Date
    ) throws {
        let (kind, id) = subject.stored
        let json = changes.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(changes), as: UTF8.self)
        try run(
            """
            INSERT INTO audit_entry (at, person_id, actor, subject, subject_id, incident_id, action, changes, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                instant.milliseconds, person?.rawValue, actor, kind, id, incident?.rawValue, action, json,
                version,
            ])
        recorded += 1
    }

    /// Writes what is a record by itself and no change of data, such as an answer that a pipeline was given: an entry in the
    /// audit log would say the same again.
    func keepBook(_ sql: String, _ arguments: StatementArguments) throws {
        try run(sql, arguments)
        bookkeeping += db.changesCount
    }

    func checkAudited(changedRows total: Int) throws {
        let changedRows = total - bookkeeping
        if changedRows > 0 && recorded == 0 {
            throw StorageFault("a change of \(changedRows) rows wrote no audit entry")
        }
    }
}
