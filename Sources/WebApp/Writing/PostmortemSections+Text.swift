import Domain
import Storage
import WebServer

/// The answer to a script about a section: its text, and the edits from the text that the script knows.
private struct SectionState: Encodable {
    let revision: Int
    let text: String
    let edits: [TextEdit]
    let flags: [Flag]
    /// Its state in the outline.
    let outline: OutlineMark?
    /// How far the whole postmortem is, in words.
    let progress: String

    struct Flag: Encodable {
        let id: String
        let theirs: String
        let mine: String
        let theirName: String
        let myName: String
        let address: String

        init(_ flag: SectionFlag, in incident: ID<Incident>, for viewer: Viewer?) {
            id = flag.id.description
            theirs = flag.theirs
            mine = flag.mine
            theirName = flag.theirAuthor.label(for: viewer)
            myName = flag.myAuthor.label(for: viewer)
            address = Paths.postmortemFlag(flag.id, of: incident).address
        }
    }
}

private struct RefusedState: Encodable {
    let problems: [String]
}

extension SectionFlag.Author {
    /// The owner of a version, as shown to the viewer: "yours" or a name.
    func label(for viewer: Viewer?) -> String { id != nil && id == viewer?.id ? "You" : name }
}

extension Visit {
    /// Whether the request comes from a script or program and not from a form.
    var wantsJSON: Bool { request.headers["accept"]?.contains("application/json") ?? false }

    func sectionAnswer(_ answer: SectionAnswer, _ section: PostmortemSection, in id: ID<Incident>) async throws
        -> Response
    {
        let (open, outline) = try await read {
            (try $0.openFlags(of: id), try $0.postmortemDossier(id, .present).orNotFound().outline)
        }
        let flags = open.filter { $0.sectionID == section.id }
        return try .json(
            SectionState(
                revision: answer.revision, text: answer.text, edits: answer.edits,
                flags: flags.map { SectionState.Flag($0, in: id, for: frame.viewer) },
                outline: outline[section.id].map { OutlineMark($0, isFlagged: !flags.isEmpty) },
                progress: outline.progress))
    }

    func refusedAnswer(_ refusal: Refusal) throws -> Response {
        try .json(RefusedState(problems: refusal.problems.map(\.sentence)), status: .unprocessableContent)
    }
}

extension PostmortemSections {
    /// The text of a section as it is now, for a page that shows an earlier revision of it: `…/text?from=16`.
    static func textAnswer(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        let from = visit.query["from"].flatMap { Int($0) } ?? section.revision
        let known = try await visit.read { try $0.text(of: section.id, at: from) } ?? ""
        let edits = TextMerge(base: known, theirs: section.text, mine: known).edits
        return try await visit.sectionAnswer(
            SectionAnswer(revision: section.revision, text: section.text, edits: edits), section, in: dossier.id)
    }
}
