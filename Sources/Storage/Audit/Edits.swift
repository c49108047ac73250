import Domain
import Foundation
import GRDB

extension Change {
    /// What is to be stored of an edit that came from a form, which says which version it was filled from.
    ///
    /// - Parameters:
    ///   - version: nil for an edit of what is stored now.
    ///   - stored: the version of what is stored now.
    ///   - current: what is stored now.
    func merged<Edit: MergedByField>(
        _ edit: Edit, from version: Int?, of subject: AuditEntry.Subject, at stored: Int, current: Edit
    ) throws -> Edit {
        guard let version, version != stored else { return edit }
        return edit.merged(base: try reading.edit(of: subject, at: version) ?? current, current: current)
    }

    /// Keeps what an edit led from and to, for edits that come late and for taking it back.
    ///
    /// - Parameter version: the one that the edit led to.
    func keep<Edit: MergedByField>(
        _ before: Edit, _ after: Edit, of subject: AuditEntry.Subject, version: Int
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let (kind, id) = subject.stored
        for (edit, version) in [(before, version - 1), (after, version)] {
            try run(
                "INSERT OR REPLACE INTO edit_version (subject, subject_id, version, fields) VALUES (?, ?, ?, ?)",
                [kind, id, version, String(decoding: try encoder.encode(edit), as: UTF8.self)])
        }
    }

    /// What takes back the edit that led to a version: each field that it changed and nobody has changed since is as it was
    /// before.
    func reverted<Edit: MergedByField>(
        _ subject: AuditEntry.Subject, version: Int, current: Edit
    ) throws -> Edit {
        // The number comes from outside, and the first version is what was written, not edited.
        guard version > 1, let after: Edit = try reading.edit(of: subject, at: version),
            let before: Edit = try reading.edit(of: subject, at: version - 1), before != after
        else { throw Refusal("There is no such edit.") }
        let target = before.merged(base: after, current: current, isLast: false)
        if target == current { throw Refusal("All of it has been changed again since. Edit it instead.") }
        return target
    }
}

extension Reading {
    /// What the form of a thing held at a version. Whoever asks has found the thing itself before, and may see it.
    ///
    /// A version that changed no field has no row of its own: what the row before it says holds, and before the first row what
    /// the first edit was made from.
    func edit<Edit: MergedByField>(of subject: AuditEntry.Subject, at version: Int) throws -> Edit? {
        let (kind, id) = subject.stored
        let json =
            try keptFields("version <= ? ORDER BY version DESC", [kind, id, version])
            ?? keptFields("version > ? ORDER BY version", [kind, id, version])
        return try json.map { try JSONDecoder().decode(Edit.self, from: Data($0.utf8)) }
    }

    private func keptFields(_ which: StaticString, _ arguments: StatementArguments) throws -> String? {
        try first(
            "SELECT fields FROM edit_version WHERE subject = ? AND subject_id = ? AND \(which) LIMIT 1", arguments
        ) { $0.text() }
    }
}
