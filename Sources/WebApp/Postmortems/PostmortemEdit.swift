import Domain
import HTML
import Storage
import WebServer

/// The postmortem as it is being written: an outline, the sections, the template's help beside each.
func postmortemEdit(_ visit: Visit) async throws -> Response {
    let dossier = try await visit.writtenPostmortem()
    return .page(writingPage(visit.frame, dossier, problems: []))
}

extension Visit {
    /// The postmortem of the incident in the address, one with sections to write in.
    func writtenPostmortem() async throws -> PostmortemDossier {
        let id = try incidentID()
        let dossier = try await read { try $0.postmortemDossier(id, .present).orNotFound() }
        if dossier.postmortem.state == .notRequired { throw Obstacle.notFound }
        return dossier
    }
}

private func writingPage(_ frame: Frame, _ dossier: PostmortemDossier, problems: [Refusal.Problem]) -> HTML {
    let entries = PostmortemSections(dossier, frame).entries
    let id = dossier.id
    return page(
        frame, title: "Write the postmortem of \(id.key)", section: .incidents, problems: problems, wide: true,
        """
        <p class="back"><a href="\(Paths.incident(id))">\(id.key.description) \(dossier.incident.incident.title)</a></p>
        <h1>Write the postmortem</h1>
        <div class="writing-state">\(stateTag(dossier.postmortem.state)) \(progress(entries)) \(linkButton("Review and publish", to: Paths.postmortemReview(id), style: .primary)) \
        <a href="\(Paths.postmortem(id))">Read it as a page</a> <a href="\(Paths.postmortemMarkdown(id))">Markdown</a></div>
        <div class="writing">
        <nav class="outline" aria-label="Sections">
        <ol>
        \(each: entries, { outlineItem($0.section, anchor: $0.anchor) })
        </ol>
        </nav>
        <div>
        \(each: entries, { writingSection($0, of: id) })
        </div>
        </div>
        """)
}

private func progress(_ entries: [PostmortemSections.Entry]) -> HTML {
    let written = entries.count { $0.section.isWritten }
    let missing = entries.count { $0.section.isRequired && !$0.section.isWritten }
    let rest = missing == 0 ? "" : "; \(missing) of the required ones \(missing == 1 ? "is" : "are") still empty"
    return "<span>\(written) of \(entries.count) sections written\(rest).</span>"
}

private func outlineItem(_ section: PostmortemSection, anchor: String) -> HTML {
    let note = section.isWritten ? "written" : section.isRequired ? "empty, required" : "empty"
    return """
        <li class="\(section.isWritten ? "written" : "empty")"><a href="\(Link(anchor: anchor))">\(section.title) <small>\(note)</small></a></li>

        """
}

private func writingSection(_ entry: PostmortemSections.Entry, of id: ID<Incident>) -> HTML {
    let section = entry.section
    let text: HTML = section.isWritten ? entry.body : "<p class=\"quiet\">Nothing is written here yet.</p>"
    let actions: HTML = """
        \(linkButton(section.isWritten ? "Edit" : "Write", to: Paths.postmortemSection(section.slug, of: id), style: .small)) \
        \(when: section.revision > 1, linkButton("History", to: Paths.postmortemSectionHistory(section.slug, of: id), style: .quiet))
        """
    return """
        <div class="writing-section">
        <section aria-labelledby="\(entry.anchor)">
        \(sectionHeading(section.title, id: entry.anchor, actions: actions))
        \(text)
        </section>
        \(writingHelp(section))
        </div>

        """
}

/// What the template says to whoever writes the section. It is no part of the text.
func writingHelp(_ section: PostmortemSection) -> HTML {
    let required: HTML? = section.isRequired ? "<p class=\"required-mark\">Required before it is published.</p>\n" : nil
    if section.help.isEmpty && required == nil { return HTML() }
    return """
        <div class="writing-help" role="note" aria-label="Help for “\(section.title)”">
        \(prose(section.help, anchors: "help-\(section.slug)-"))\(required)
        </div>
        """
}
