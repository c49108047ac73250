import Foundation

/// The record of one change: what was done, by whom and when. Written in the same transaction as the change.
package struct AuditEntry: Equatable, Sendable {
    package let at: Date
    package let actor: String
    package let subject: Subject
    /// The event, in the past tense and without a subject: "marked it as mitigated".
    package let action: String
    package let changes: [FieldChange]
    /// The version that the edit created, if the edit can be undone.
    package let version: Int?

    package init(
        at: Date, actor: String, subject: Subject, action: String, changes: [FieldChange], version: Int? = nil
    ) {
        self.at = at
        self.actor = actor
        self.subject = subject
        self.action = action
        self.changes = changes
        self.version = version
    }
}

extension AuditEntry {
    /// Combines revisions of a text that one person wrote in quick succession into one entry, even if others wrote in
    /// between: a page that saves automatically leaves an entry for every pause. The log keeps each of them.
    ///
    /// - Parameter entries: the entries, latest first.
    package static func folded(_ entries: [AuditEntry]) -> [AuditEntry] {
        var folded: [AuditEntry] = []
        /// The position of the entry for each text and person, and the time of its earliest part.
        var open: [String: (index: Int, earliest: Date)] = [:]
        for entry in entries {
            guard let change = entry.changes.first, entry.changes.count == 1, change.from.hasPrefix("revision ") else {
                open = [:]
                folded.append(entry)
                continue
            }
            let key = "\(entry.subject) \(change.field) \(entry.actor)"
            if let known = open[key], known.earliest.timeIntervalSince(entry.at) <= RevisionFold.longestPause,
                let last = folded[known.index].changes.first
            {
                folded[known.index] = AuditEntry(
                    at: folded[known.index].at, actor: entry.actor, subject: entry.subject, action: entry.action,
                    changes: [FieldChange(field: change.field, from: change.from, to: last.to)])
                open[key] = (known.index, entry.at)
            } else {
                open[key] = (folded.count, entry.at)
                folded.append(entry)
            }
        }
        return folded
    }
}
