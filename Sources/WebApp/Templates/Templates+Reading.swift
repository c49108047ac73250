import Domain
import Foundation
import Storage

/// A template with where it comes from: its file, what was changed in the settings, or both.
struct TemplateEntry: Sendable {
    let kind: Template.Kind
    let slug: String
    let file: Template?
    let stored: StoredTemplate?
    /// What new records are started from; nil for a copy that was removed.
    let present: Template?
    /// Why the text in the settings cannot be used, so that the file counts.
    let problem: String?

    init(_ kind: Template.Kind, _ slug: String, file: Template?, stored: StoredTemplate?) {
        self.kind = kind
        self.slug = slug
        self.file = file
        self.stored = stored
        guard let text = stored?.text else {
            (present, problem) = (file, nil)
            return
        }
        do throws(Refusal) {
            (present, problem) = (try Template(kind, slug: slug, text: text), nil)
        } catch {
            (present, problem) = (file, error.words)
        }
    }

    /// Whether it says something else than its file, or has none.
    var isOwn: Bool { stored?.text != nil }
    var isBehind: Bool { stored?.isBehind(file) ?? false }
    var name: String { present?.name ?? slug }
    var version: Int { stored?.version ?? 0 }
    /// The whole Markdown as it can be edited, also if it cannot be used.
    var text: String { stored?.text ?? file?.source ?? "" }
}

extension Template {
    /// - Throws: ``Refusal`` for the field `text` if the text cannot be used.
    init(_ kind: Kind, slug: String, text: String) throws(Refusal) {
        do {
            let file = try MarkdownFile(text: text, slug: slug)
            switch kind {
            case .postmortem: self = .postmortem(try PostmortemTemplates.template(file))
            case .premortem: self = .premortem(try PremortemTemplates.template(file))
            }
        } catch let problem as UnreadableFile {
            throw Refusal(field: "text", problem.sentence)
        } catch {
            throw Refusal(field: "text", "The template cannot be read.")
        }
    }
}

extension Visit {
    /// The templates of a kind, in the order in which they are offered; removed copies last.
    func templateEntries(_ kind: Template.Kind) async throws -> [TemplateEntry] {
        let stored = try await read { try $0.storedTemplates(kind) }
        let files = app.templateFiles(kind)
        let known = files.map { file in
            TemplateEntry(kind, file.slug, file: file, stored: stored.first { $0.slug == file.slug })
        }
        let own = stored.filter { row in !files.contains { $0.slug == row.slug } }.map {
            TemplateEntry(kind, $0.slug, file: nil, stored: $0)
        }
        return (known + own).sorted { left, right in
            (left.present?.order ?? .max, left.name) < (right.present?.order ?? .max, right.name)
        }
    }

    /// What postmortems can be started from.
    func postmortemTemplates() async throws -> [PostmortemTemplate] {
        try await templateEntries(.postmortem).compactMap { entry in
            if case .postmortem(let template) = entry.present { template } else { nil }
        }
    }

    /// What pre-mortems can be opened with.
    func premortemTemplates() async throws -> [PremortemTemplate] {
        try await templateEntries(.premortem).compactMap { entry in
            if case .premortem(let template) = entry.present { template } else { nil }
        }
    }

    /// The template in the address.
    func templateEntry() async throws -> TemplateEntry {
        let kind = try templateKind()
        let slug = parameters["template"] ?? ""
        return try await templateEntries(kind).first { $0.slug == slug }.orNotFound()
    }

    func templateKind() throws -> Template.Kind {
        try Template.Kind.allCases.first { $0.address == parameters["kind"] }.orNotFound()
    }
}

extension App {
    /// The templates in the files, whatever was changed in the settings.
    func templateFiles(_ kind: Template.Kind) -> [Template] {
        switch kind {
        case .postmortem: templates.map(Template.postmortem)
        case .premortem: premortemTemplates.map(Template.premortem)
        }
    }
}
