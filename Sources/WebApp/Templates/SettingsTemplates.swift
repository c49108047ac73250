import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/templates`.
enum SettingsTemplates {
    /// Lists the templates of postmortems and pre-mortems.
    static func list(_ visit: Visit) async throws -> Response {
        let entries = (try await visit.templateEntries(.postmortem), try await visit.templateEntries(.premortem))
        return .page(
            page(
                visit.frame, title: "Templates", section: .settings,
                """
                \(settingsBack)
                <h1>Templates</h1>
                <p class="lead">New postmortems and pre-mortems start from these. A change applies to those that are started later.</p>
                \(templateList("Postmortems", entries.0))
                \(templateList("Pre-mortems", entries.1))
                \(when: !visit.asker.isAdministrator, "<p class=\"hint\">Administrators can edit and copy them.</p>")
                """))
    }

    private static func templateList(_ title: String, _ entries: [TemplateEntry]) -> HTML {
        """
        <h2>\(title)</h2>
        <ul class="rows">
        \(each: entries, { entry in
            """
            <li><a href="\(Paths.template(entry.kind, entry.slug))">\(entry.name)</a> \(mark(entry))<br>\
            <span class="hint">\(entry.present?.summary ?? "Removed. Its texts are kept.")</span></li>

            """
        })
        </ul>
        """
    }

    /// Where it comes from, if not from its file alone.
    static func mark(_ entry: TemplateEntry) -> HTML {
        if entry.problem != nil { return tag("Cannot be used", tone: .danger) }
        if entry.isBehind { return tag("File has changed", tone: .caution) }
        if entry.present == nil { return tag("Removed") }
        if !entry.isOwn { return HTML() }
        return tag(entry.file == nil ? "Your own" : "Edited here", tone: .information)
    }

    static func markdown(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        if entry.text.isEmpty { throw Obstacle.notFound }
        var response = Response.bytes(Array(entry.text.utf8), type: "text/markdown; charset=utf-8")
        response.offerDownload(as: "\(entry.slug).md")
        return response
    }

    /// Shows the file of a template that was changed in the settings.
    static func file(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        let file = try entry.file.orNotFound()
        return .page(
            page(
                visit.frame, title: "File of \(entry.name)", section: .settings,
                """
                <p class="back"><a href="\(Paths.template(entry.kind, entry.slug))">\(entry.name)</a></p>
                <h1>The file of this template</h1>
                <pre class="template-source" tabindex="0">\(file.source)</pre>
                """))
    }

    static func reset(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        let stored = try entry.stored.orNotFound()
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        let name = entry.name
        do {
            try await visit.change { try $0.resetTemplate(stored.id, named: name, from: version) }
        } catch let outdated as Outdated {
            throw Refusal("\(outdated.sentence). Look at the template again before you reset it.")
        }
        let notice = entry.file == nil ? "Removed “\(name)”." : "Reset “\(name)” to its file."
        return .redirect(
            to: entry.file == nil ? Paths.templates : Paths.template(entry.kind, entry.slug),
            notice: FlashNotice(
                notice, takingBack: SavedEdit(subject: .template(stored.id), version: stored.version + 1)))
    }
}
