import Domain
import GRDB

extension Change {
    /// Merges an edit from a form, which carries the version it was filled from, with the stored values.
    ///
    /// - Parameters:
    ///   - version: the version the form was filled from; nil for an edit of the stored values.
    ///   - stored: the stored version.
    ///   - current: the stored values.
    func merged<Edit: MergedByField>(
        _ edit: Edit, from version: Int?, of subject: AuditEntry.Subject, at stored: Int, current: Edit
    ) throws -> Edit {
        guard let version, version != stored else { return edit }
        let base = try reading.edit(of: subject, at: version, now: current) ?? current
        return edit.merged(base: base, current: current)
    }

    /// Stores the values before and after an edit, for merging late edits and for undo.
    ///
    /// - Parameter version: the version that the edit created.
    func keep<Edit: MergedByField>(
        _ before: Edit, _ after: Edit, of subject: AuditEntry.Subject, version: Int
    ) throws {
        let (kind, id) = subject.stored
        for (edit, version) in [(before, version - 1), (after, version)] {
            try run(
                "INSERT OR REPLACE INTO edit_version (subject, subject_id, version, fields) VALUES (?, ?, ?, ?)",
                [kind, id, version, try edit.kept()])
        }
    }

    /// The values that undo the edit that created a version: each field that the edit changed, and that nobody has
    /// changed since, gets its former value.
    func reverted<Edit: MergedByField>(
        _ subject: AuditEntry.Subject, version: Int, current: Edit
    ) throws -> Edit {
        // The number comes from outside, and the first version was not created by an edit.
        guard version > 1, let after = try reading.edit(of: subject, at: version, now: current),
            let before = try reading.edit(of: subject, at: version - 1, now: current), before != after
        else { throw Refusal("This edit does not exist.") }
        let target = before.merged(base: after, current: current, isLast: false)
        if target == current {
            throw Refusal("Everything in this edit has been changed again since. Edit the record instead.")
        }
        return target
    }
}

extension Reading {
    /// The content of a record's form at a version; nil for a record that was never edited. The caller has already
    /// checked that the asker may see the record.
    ///
    /// A version that changed no field has no row: the row before it applies, or, before the first row, the values that
    /// the first edit was based on.
    ///
    /// - Parameter current: the stored values.
    func edit<Edit: MergedByField>(
        of subject: AuditEntry.Subject, at version: Int, now current: Edit
    ) throws -> Edit? {
        guard
            var row = try keptEdit(of: subject, "version <= ? ORDER BY version DESC", version)
                ?? keptEdit(of: subject, "version > ? ORDER BY version", version)
        else { return nil }
        var earlier = EarlierFields(now: current)
        earlier.read(row.fields)
        while !earlier.isComplete,
            let next = try keptEdit(of: subject, "version > ? ORDER BY version", row.version)
        {
            earlier.read(next.fields)
            row = next
        }
        return earlier.edit
    }

    private func keptEdit(
        of subject: AuditEntry.Subject, _ which: StaticString, _ version: Int
    ) throws -> (version: Int, fields: String)? {
        let (kind, id) = subject.stored
        return try first(
            "SELECT version, fields FROM edit_version WHERE subject = ? AND subject_id = ? AND \(which) LIMIT 1",
            [kind, id, version]
        ) { ($0.int(), $0.text()) }
    }
}
