import Domain
import Foundation
import GRDB

/// One transaction on behalf of an asker. Its functions are defined beside each feature, and each of them writes an
/// entry to the audit log with ``record(_:_:incident:changes:)``; a transaction that changed rows without an entry is
/// refused.
package final class Change {
    package private(set) var reading: Reading
    package let now: Date
    private var recorded = 0
    /// The topics whose open pages will be notified, see ``announce(_:to:_:)``.
    var announced: Set<LiveTopic> = []
    /// Whether data was deleted that must not remain in the file, see ``Store/forgetDeleted()``.
    var forgets = false
    private var bookkeeping = 0
    /// The provider that signs people in here, if there is one.
    let issuer: String?

    init(reading: Reading, now: Date, issuer: String? = nil) {
        self.reading = reading
        self.now = now
        self.issuer = issuer
    }

    var db: Database { reading.db }
    package var asker: Asker { reading.asker }

    /// Finds out again what the asker may see, after the names of a private record have changed.
    func lookAgain() throws { reading = try Reading(db: db, asker: asker, at: now) }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// - Returns: the id of the new row.
    func insert<Entity>(_ sql: String, _ arguments: StatementArguments) throws -> ID<Entity> {
        try run(sql, arguments)
        return ID(db.lastInsertedRowID)
    }

    /// - Parameters:
    ///   - action: the action, in the past tense and without a subject: "marked it as mitigated".
    ///   - incident: the incident whose history shows it.
    ///   - premortem: the pre-mortem that the history of another record tells about.
    ///   - version: the version that an edit created, if the edit can be undone.
    func record(
        _ subject: AuditEntry.Subject, _ action: String, incident: ID<Incident>? = nil,
        premortem: ID<Premortem>? = nil, changes: [FieldChange] = [], version: Int? = nil
    ) throws {
        let actor =
            switch asker {
            case .command(let name): name
            case .guest(let id, _): try reading.guestName(id)
            case .token(_, let label): "API token \(label)"
            case .nobody, .person: ""
            }
        try record(
            subject, action, incident: incident, premortem: premortem, changes: changes, version, by: asker.personID,
            actor, at: now)
    }

    /// Records an action that must not be tied to anybody: the log contains neither a name nor the time.
    ///
    /// - Parameter instant: an earlier time that reveals nothing, such as the beginning of the phase or the day.
    func recordWithoutName(
        _ subject: AuditEntry.Subject, _ action: String, incident: ID<Incident>? = nil, at instant: Date
    ) throws {
        try record(
            subject, action, incident: incident, premortem: nil, changes: [], nil, by: nil, "Somebody", at: instant)
    }

    private func record(
        _ subject: AuditEntry.Subject, _ action: String, incident: ID<Incident>?, premortem: ID<Premortem>?,
        changes: [FieldChange], _ version: Int?, by person: ID<Person>?, _ actor: String, at instant: Date
    ) throws {
        let (kind, id) = subject.stored
        let json = changes.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(changes), as: UTF8.self)
        try run(
            """
            INSERT INTO audit_entry
                (at, person_id, actor, subject, subject_id, incident_id, premortem_id, action, changes, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                instant.milliseconds, person?.rawValue, actor, kind, id, incident?.rawValue,
                premortem?.rawValue, action, json, version,
            ])
        recorded += 1
    }

    /// Writes a row that is itself a record and not a change of data, such as an answer to a pipeline; an audit entry
    /// would only repeat it.
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
