import Domain
import HTML
import Storage
import WebServer

/// The postmortem as it is being written: an outline, the sections, the template's help beside each.
func postmortemEdit(_ visit: Visit) async throws -> Response {
    let dossier = try await visit.writtenPostmortem()
    return .page(writingPage(visit.frame, dossier, try await visit.wordingHints(in: dossier), problems: []))
}

func postmortemPublish(_ visit: Visit) async throws -> Response {
    let dossier = try await visit.writtenPostmortem()
    return try await attempt {
        try await visit.change { try $0.publishPostmortem(of: dossier.id) }
        return .redirect(to: Paths.postmortem(dossier.id), notice: FlashNotice("The postmortem is published."))
    } orShow: { problems, _ in
        writingPage(visit.frame, dossier, try await visit.wordingHints(in: dossier), problems: problems)
    }
}

func postmortemWithdraw(_ visit: Visit) async throws -> Response {
    let dossier = try await visit.writtenPostmortem()
    try await visit.change { try $0.withdrawPostmortem(of: dossier.id) }
    return .redirect(to: Paths.postmortemEdit(dossier.id), notice: FlashNotice("The postmortem is a draft again."))
}

extension Visit {
    /// The postmortem of the incident in the address, one with sections to write in.
    func writtenPostmortem() async throws -> PostmortemDossier {
        let id = try incidentID()
        let dossier = try await read { try $0.postmortemDossier(id).orNotFound() }
        if dossier.postmortem.state == .notRequired { throw Obstacle.notFound }
        return dossier
    }
}

private func writingPage(
    _ frame: Frame, _ dossier: PostmortemDossier, _ hints: [ID<PostmortemSection>: [WordingHint]],
    problems: [Refusal.Problem]
) -> HTML {
    let entries = PostmortemSections(dossier, frame).entries
    let id = dossier.id
    return page(
        frame, title: "Write the postmortem of \(id.key)", section: .incidents, problems: problems, wide: true,
        """
        <p class="back"><a href="\(Paths.incident(id))">\(id.key.description) \(dossier.incident.incident.title)</a></p>
        <h1>Write the postmortem</h1>
        <div class="writing-state">\(stateTag(dossier.postmortem.state)) \(progress(entries)) \(publication(frame, dossier)) \
        <a href="\(Paths.postmortem(id))">Read it as a page</a> <a href="\(Paths.postmortemMarkdown(id))">Markdown</a></div>
        <div class="writing">
        <nav class="outline" aria-label="Sections">
        <ol>
        \(each: entries, { outlineItem($0.section, anchor: $0.anchor) })
        </ol>
        </nav>
        <div>
        \(each: entries, { writingSection($0, hints[$0.section.id] ?? [], of: id) })
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

private func publication(_ frame: Frame, _ dossier: PostmortemDossier) -> HTML {
    switch dossier.postmortem.state {
    case .draft, .archived:
        postButton("Publish", to: Paths.postmortemPublication(dossier.id), frame, style: .primary)
    case .published:
        postButton("Take it back to a draft", to: Paths.postmortemWithdrawal(dossier.id), frame)
    case .notRequired: HTML()
    }
}

private func outlineItem(_ section: PostmortemSection, anchor: String) -> HTML {
    let note = section.isWritten ? "written" : section.isRequired ? "empty, required" : "empty"
    return """
        <li class="\(section.isWritten ? "written" : "empty")"><a href="\(Link(anchor: anchor))">\(section.title) <small>\(note)</small></a></li>

        """
}

private func writingSection(
    _ entry: PostmortemSections.Entry, _ hints: [WordingHint], of id: ID<Incident>
) -> HTML {
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
        \(writingHelp(section, wording: wordingHints(hints, at: .section(section.id))))
        </div>

        """
}

/// What the template says to whoever writes the section, and the hints on its wording. It is no part of the text.
func writingHelp(_ section: PostmortemSection, wording: HTML = HTML()) -> HTML {
    let required: HTML? = section.isRequired ? "<p class=\"required-mark\">Required before it is published.</p>\n" : nil
    if section.help.isEmpty && required == nil && wording.isEmpty { return HTML() }
    return """
        <div class="writing-help" role="note" aria-label="Help for “\(section.title)”">
        \(prose(section.help, anchors: "help-\(section.slug)-"))\(required)\(wording)
        </div>
        """
}
