import Domain
import Foundation
import HTML

enum AuditEntries {
    /// The history of a record, latest first. All but the latest entries are folded.
    static func history(_ entries: [AuditEntry], _ frame: Frame) -> HTML {
        if entries.isEmpty { return "<p class=\"quiet\">Nothing has been changed yet.</p>" }
        let latest = entries.count <= mostUnfolded + 1 ? entries[...] : entries.prefix(mostUnfolded)
        let earlier = entries.dropFirst(latest.count)
        return """
            \(list(latest, frame))
            \(when: !earlier.isEmpty, disclosure("\(earlier.count) earlier changes", list(earlier, frame)))
            """
    }

    private static let mostUnfolded = 3

    private static func list(_ entries: ArraySlice<AuditEntry>, _ frame: Frame) -> HTML {
        """
        <ol class="history">
        \(each: entries, { historyEntry($0, frame) })
        </ol>
        """
    }

    private static func historyEntry(_ entry: AuditEntry, _ frame: Frame) -> HTML {
        let actor = entry.actor.isEmpty ? "Handrail" : entry.actor
        return """
            <li><p><b>\(actor)</b> \(entry.action) \(hasDayAlone(entry) ? dayText(Day(entry.at, in: .gmt)) : timestamp(entry.at, frame))</p>
            \(when: !entry.changes.isEmpty, AuditEntries.changes(entry.changes))
            \(entry.version.map { undoForm(SavedEdit(subject: entry.subject, version: $0), entry, frame) })
            </li>

            """
    }

    /// Of a report without a name only the day is stored.
    private static func hasDayAlone(_ entry: AuditEntry) -> Bool {
        entry.actor == "Somebody" && entry.at.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 0
    }

    /// A form that undoes an edit; fields that have been changed again since stay.
    private static func undoForm(_ edit: SavedEdit, _ entry: AuditEntry, _ frame: Frame) -> HTML {
        form(
            Paths.reversal(of: edit), frame, cssClass: "one-button",
            """
            <button class="button quiet">Undo<span class="visually-hidden"> the edit of \(CivilTime(entry.at, in: frame.zone).text)</span></button>
            """)
    }

    /// Fields before and after.
    static func changes(_ changes: [FieldChange]) -> HTML {
        """
        <ul class="changes">
        \(each: changes, { "<li>\($0.field): \(fieldValues($0))</li>\n" })
        </ul>
        """
    }

    private static func fieldValues(_ change: FieldChange) -> HTML {
        switch (change.from.isEmpty, change.to.isEmpty) {
        case (true, _): "<ins>\(shortened(change.to))</ins>"
        case (false, true): "<del>\(shortened(change.from))</del>"
        case (false, false): "<del>\(shortened(change.from))</del> <ins>\(shortened(change.to))</ins>"
        }
    }

    /// The audit log keeps the whole text; the list shows only the beginning.
    private static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return scalars.count <= 160 ? text : String(String.UnicodeScalarView(scalars.prefix(160))) + "…"
    }
}
