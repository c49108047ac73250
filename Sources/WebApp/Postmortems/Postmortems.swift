import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem`.
enum Postmortems {
    /// Shows the postmortem as a page for reading and printing.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (target, postmortem) = try await visit.read { reading in
            let incident = try reading.incident(id).orNotFound()
            return (try incident.mergedInto.flatMap { try reading.incident($0)?.id }, try reading.postmortem(of: id))
        }
        guard let postmortem else {
            if let target { return .redirect(to: Paths.postmortem(target)) }
            return .redirect(to: Paths.newPostmortem(id))
        }
        if postmortem.state == .published {
            let page = try await visit.shared { frame in
                let mayWrite = frame.access.allows(.get, Paths.postmortemEdit(id))
                return Postmortems.showPage(
                    frame,
                    try await visit.read {
                        try $0.postmortemDossier(id, .readers, comparesPresent: mayWrite).orNotFound()
                    })
            }
            return .page(page.document(visit.frame))
        }
        let dossier = try await visit.read { try $0.postmortemDossier(id, .readers).orNotFound() }
        if postmortem.state == .notRequired { return .page(PostmortemExemptions.showPage(visit.frame, dossier)) }
        return .page(Postmortems.showPage(visit.frame, dossier).document(visit.frame))
    }

    /// - Parameter banner: a note above it; by default one about its state.
    static func showPage(_ frame: Frame, _ dossier: PostmortemDossier, banner: HTML? = nil) -> SharedPage {
        let isDraft = dossier.publication == nil
        let sections = ReadingSections(dossier, frame, showsGaps: isDraft)
        let outline = dossier.outline
        let shown = sections.entries.dropFirst().filter { isDraft || outline[$0.section.id]?.isLeftOut == false }
        let contents =
            shown.map { ($0.section.title, Link(anchor: $0.anchor)) } + [
                ("What this left behind", Link(anchor: "left-behind"))
            ] + (dossier.publications.isEmpty ? [] : [("Revisions", Link(anchor: "revisions"))])
        return SharedPage(
            title: "\(dossier.id.key) \(dossier.incident.incident.title)", section: .incidents,
            contents: contentsList(contents),
            main: """
                <article class="reading">
                \(banner ?? Publications.banner(dossier, frame))
                \(readingHead(dossier, frame))
                \(lead(sections.entries.first, dossier))
                \(when: showsTimes(dossier, sections), "<div class=\"full\">\(timeStrip(dossier.incident.times, frame))</div>")
                \(each: shown, { readingSection($0, dossier, frame) })
                \(Postmortems.leftBehind(dossier, showsFindings: !sections.unplaced.contains(.findings), frame))
                \(Publications.list(dossier))
                </article>
                """)
    }

    private static func readingHead(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        let incident = dossier.incident.incident
        let meaning = dossier.severities.first { $0.severity == incident.severity }
        let authors: HTML? = dossier.names.authors(dossier.document.authors.map(\.personID)).map {
            "<span>By \($0)</span>"
        }
        return """
            <header class="reading-head">
            <p class="reading-meta">\(keyLink(incident.key)) \(stateTag(incident.kind)) \
            \(severityMark(incident.severity, label: meaning?.label)) \(happened(dossier.incident))</p>
            <h1>\(incident.title)</h1>
            <p class="reading-meta">\(authors) \(Publications.words(dossier)) \(each: dossier.incident.services, separator: " ", { tag($0.name, tone: .quiet) })</p>
            <div class="record-actions">\(linkButton("Write", to: Paths.postmortemEdit(dossier.id), frame, style: .small, key: "e")) \
            \(linkButton("Postmortem review", to: Paths.postmortemReview(dossier.id), frame, style: .small)) \
            \(exportMenu(dossier.id)) \
            \(linkButton("See who is behind the roles", to: Paths.postmortemPeople(dossier.id), frame, style: .small))</div>
            </header>
            """
    }

    /// The day of the incident: when it started, or else was noticed, or else was declared.
    private static func happened(_ incident: IncidentDossier) -> HTML {
        let instant = incident.times.known.first?.instant ?? incident.incident.declaredAt
        return dayText(CivilTime(utc: instant).day)
    }

    /// The first section or, while it is empty, the incident's own summary.
    private static func lead(_ entry: ReadingSections.Entry?, _ dossier: PostmortemDossier) -> HTML {
        guard let entry else { return HTML() }
        let text = entry.body.isEmpty ? prose(dossier.incident.incident.summary, anchors: "summary-") : entry.body
        if text.isEmpty && dossier.publication != nil { return HTML() }
        return """
            <section class="lead" aria-labelledby="\(entry.anchor)">
            <h2 class="visually-hidden" id="\(entry.anchor)">\(entry.section.title)</h2>
            \(text)
            </section>
            """
    }

    /// Whether to show the times at the top: not if a section shows them.
    private static func showsTimes(_ dossier: PostmortemDossier, _ sections: ReadingSections) -> Bool {
        dossier.incident.incident.kind.hasDurations && sections.unplaced.contains(.times)
            && !dossier.incident.times.marks.isEmpty
    }

    private static func readingSection(
        _ entry: ReadingSections.Entry, _ dossier: PostmortemDossier, _ frame: Frame
    ) -> HTML {
        let text: HTML =
            entry.body.isEmpty
            ? "<p class=\"quiet\">Nothing has been written here yet. \(actionLink("Write it", to: Paths.postmortemEdit(dossier.id, at: entry.section.slug), frame))</p>"
            : entry.body
        return """
            <section aria-labelledby="\(entry.anchor)">
            \(sectionHeading(entry.section.title, id: entry.anchor))
            \(text)
            </section>

            """
    }
}
