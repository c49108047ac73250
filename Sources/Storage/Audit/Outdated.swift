import Domain
import GRDB

extension Reading {
    /// A sentence on who last changed which fields, and when: `Mei Tanaka changed due at 14:02 UTC`.
    func lastChange(of subject: AuditEntry.Subject) throws -> String? {
        let (kind, id) = subject.stored
        return try first(
            """
            SELECT coalesce(p.name, a.actor), a.at, a.changes FROM audit_entry AS a LEFT JOIN person AS p ON p.id = a.person_id
            WHERE a.subject = ? AND a.subject_id = ? AND a.changes <> '[]' AND \(seesEntry("a")) ORDER BY a.id DESC LIMIT 1
            """, [kind, id]
        ) { columns in
            let name = columns.text()
            let at = columns.date()
            let fields = try [FieldChange].decoding(columns.text()).map { $0.field.lowercased() }
            return
                "\(name) changed \(fields.isEmpty ? "it" : fields.joined(separator: ", ")) at \(CivilTime(utc: at).clock) UTC"
        }
    }
}

extension Change {
    /// Refuses an edit that is based on an older version than the stored one, saying who has changed what since. Saving
    /// again from the version in the answer is then a decision, not an accident.
    func requireVersion(_ stored: Int, _ edited: Int, subject: AuditEntry.Subject) throws {
        if stored == edited { return }
        throw Outdated(
            sentence: try reading.lastChange(of: subject) ?? "Somebody changed it", version: stored)
    }
}

/// An error for an edit to a record that somebody else changed in the meantime. Nothing was saved and nothing is lost:
/// the form comes back with the typed values and the version to save from.
package struct Outdated: Error, Equatable, Sendable {
    /// The person, the change and the time.
    package let sentence: String
    package let version: Int
}
