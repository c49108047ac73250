import Domain
import HTML
import Storage

/// An edit that can be undone: the one that created this version.
struct SavedEdit: Equatable, Sendable {
    let subject: AuditEntry.Subject
    let version: Int
}

extension SavedEdit {
    /// From the cookie of a notice.
    init?(words: [String]) {
        guard words.count == 4, words[0] == "edit" else { return nil }
        self.init(kind: words[1], number: words[2], version: words[3])
    }

    var words: String { "edit \(subject.kind.rawValue) \(subject.number) \(version)" }

    init?(kind: String, number: String, version: String) {
        guard let number = Int64(number), let kind = AuditEntry.Subject.Kind(rawValue: SavedEdit.present(kind)),
            let version = Int(version)
        else { return nil }
        self.init(subject: AuditEntry.Subject(kind, number), version: version)
    }

    /// Pages and cookies of older releases contain `follow_up` and `premortem`.
    private static func present(_ kind: String) -> String {
        kind == "premortem" ? "pre-mortem" : kind.replacing("_", with: "-")
    }
}

extension Paths {
    static func reversal(of edit: SavedEdit) -> Link {
        Link(
            ["edits", "reversals"],
            query: [
                ("kind", edit.subject.kind.rawValue), ("number", String(edit.subject.number)),
                ("version", String(edit.version)),
            ])
    }

    /// The page of the record that an edit changed; the home page for records without a page.
    static func place(of subject: AuditEntry.Subject, _ reading: Reading) throws -> Link {
        if case .template(let id) = subject, let stored = try reading.storedTemplate(id) {
            return template(stored.kind, stored.slug)
        }
        return try Deletable(kind: subject.kind.rawValue, number: subject.number).map { try place(of: $0, reading) }
            ?? home
    }
}
