import Domain
import HTML
import Storage
import WebServer

/// An edit that Undo takes back: the one that led to this version.
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

    fileprivate init?(kind: String, number: String, version: String) {
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

    /// Where what an edit changed is seen; the start for what has no page.
    fileprivate static func place(of subject: AuditEntry.Subject, _ reading: Reading) throws -> Link {
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

/// Takes an edit back; what others have changed since stays.
func editReversalCreate(_ visit: Visit) async throws -> Response {
    guard let kind = visit.query["kind"], let number = visit.query["number"], let version = visit.query["version"],
        let edit = SavedEdit(kind: kind, number: number, version: version)
    else { throw Obstacle.notFound }
    let target = try await visit.change { change in
        try change.takeBack(edit.subject, version: edit.version)
        return try Paths.place(of: edit.subject, change.reading)
    }
    return .redirect(to: target, notice: FlashNotice("It is as it was before."))
}

extension Visit {
    /// Saves what a form holds that is edited field by field, and leads on with a notice that can take it back. If somebody
    /// was faster, the notice says who changed what, which stays.
    ///
    /// - Parameter version: the one that the form was filled from.
    func saved(
        _ subject: AuditEntry.Subject, from version: Int?, _ sentence: String,
        _ body: @escaping @Sendable (Change) throws -> Void
    ) async throws -> Response {
        let (target, others, edited) = try await change { change in
            let before = try change.reading.version(of: subject)
            let others = try change.reading.lastChange(of: subject, since: version)
            try body(change)
            let after = try change.reading.version(of: subject)
            return (
                try Paths.place(of: subject, change.reading), others,
                after.flatMap { after == before ? nil : SavedEdit(subject: subject, version: $0) }
            )
        }
        let overtaken = others.map { " \($0), while you were writing; that stays, unless you changed it too." }
        return .redirect(to: target, notice: FlashNotice(sentence + (overtaken ?? ""), takingBack: edited))
    }
}

/// The version of what a form edits that it was filled from.
func versionField(_ version: Int?) -> HTML? { version.map { hiddenField("version", String($0)) } }
