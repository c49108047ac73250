import Domain
import Foundation
import Secrets

extension Change {
    /// Begins an import. Called in the transaction of its first document, so that no import is without one.
    package func startImport(from source: String) throws -> ID<Import> {
        try require(.editor)
        return try insert(
            "INSERT INTO import (source, made_at, made_by) VALUES (?, ?, ?)",
            [source, now.milliseconds, asker.personID?.rawValue])
    }

    /// Imports a document with everything in it: a new incident, or the changes to the one that an earlier document
    /// became.
    ///
    /// - Parameter base: the earlier document and what it says, which was read before, so that nobody waits for that.
    /// - Returns: what became of it; a document that is already here as it is changes nothing.
    package func importDocument(
        _ document: ImportDocument, changing base: (earlier: EarlierDocument, reading: ImportedPostmortem)? = nil,
        into id: ID<Import>
    ) throws -> ImportOutcome {
        try require(.editor)
        if let same = try reading.sameDocument(as: document) {
            let isWhole = try !reading.hasNewImages(document, for: same.incident)
            if base == nil || isWhole { return .unchanged(same.incident) }
        }
        if let hidden = try reading.privateIncident(importedFrom: document) { return .unchanged(hidden) }
        guard let (earlier, read) = base else {
            let incident = try create(document)
            try keep(document, of: incident, in: id, isUpdate: false)
            return .created(incident)
        }
        guard try reading.earlierDocument(of: earlier.incident)?.number == earlier.number else {
            throw Refusal(
                "\(earlier.incident.key) was imported again or moved to the bin in the meantime. Import this document once more."
            )
        }
        let left = try update(earlier, as: read, to: document)
        try keep(document, of: earlier.incident, in: id, isUpdate: true)
        return .updated(earlier.incident, left: left)
    }

    private func keep(
        _ document: ImportDocument, of incident: ID<Incident>, in id: ID<Import>, isUpdate: Bool
    ) throws {
        try run(
            """
            INSERT INTO imported_document (import_id, incident_id, path, digest, text, is_update, incident_version, last_entry)
            SELECT ?, i.id, ?, ?, ?, ?, i.version, (SELECT max(id) FROM audit_entry) FROM incident AS i WHERE i.id = ?
            """,
            [
                id.rawValue, document.path, Data(Token.digest(of: document.original)), document.original, isUpdate,
                incident.rawValue,
            ])
    }

    // MARK: Undoing

    /// The result of undoing an import.
    package struct ImportUndo: Equatable, Sendable {
        /// How many incidents went to the bin.
        package let undone: Int
        /// The ones that were left as they are, each with the reason.
        package let kept: [String]
    }

    /// Undoes a whole import: its incidents go to the bin with everything in them. Those that somebody has worked on
    /// since stay.
    package func undoImport(_ id: ID<Import>) throws -> ImportUndo {
        try require(.editor)
        guard let known = try reading.importDossier(id) else { throw Refusal("There is no import \(id).") }
        if known.madeImport.undoneAt != nil { throw Refusal("Import \(id) has already been undone.") }
        var undone = 0
        var kept: [String] = []
        for incident in known.incidents where !incident.isInBin {
            if let obstacle = incident.obstacle {
                kept.append(obstacle)
            } else {
                try deleteFollowUps(of: incident.id)
                try delete(.incident(incident.id))
                undone += 1
            }
        }
        if undone == 0 {
            throw Refusal((kept.isEmpty ? ["All its incidents are in the bin."] : kept).joined(separator: " "))
        }
        try deleteGuardrails(of: id)
        try run(
            "UPDATE import SET undone_at = ?, undone_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        return ImportUndo(undone: undone, kept: kept)
    }

    /// Follow-ups are also shown outside their incident.
    private func deleteFollowUps(of incident: ID<Incident>) throws {
        let followUps = try reading.rows(
            "SELECT id FROM follow_up WHERE incident_id = ? AND deleted_at IS NULL", [incident.rawValue]
        ) { $0.id(FollowUp.self) }
        for followUp in followUps { try delete(.followUp(followUp)) }
    }
}
