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

    var words: String { "edit \(subject.stored.kind) \(subject.stored.id) \(version)" }

    init?(kind: String, number: String, version: String) {
        guard let number = Int64(number), let subject = try? AuditEntry.Subject(kind: kind, id: number),
            let version = Int(version)
        else { return nil }
        self.init(subject: subject, version: version)
    }
}

extension Paths {
    static func reversal(of edit: SavedEdit) -> Link {
        let (kind, id) = edit.subject.stored
        return Link(
            ["edits", "reversals"],
            query: [("kind", kind), ("number", String(id)), ("version", String(edit.version))])
    }

    /// The page of the record that an edit changed; the home page for records without a page.
    static func place(of subject: AuditEntry.Subject, _ reading: Reading) throws -> Link {
        switch subject {
        case .incident(let id): incident(id)
        case .timelineEvent(let id):
            try reading.timelineEvent(id).map { timelineAnchor(id, of: $0.incidentID) } ?? incidents
        case .finding(let id): finding(id)
        case .guardrail(let id): guardrail(id)
        case .followUp(let id): followUp(id)
        case .launch(let id): launch(id)
        case .premortem(let id): premortem(id)
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .setting: home
        }
    }
}
