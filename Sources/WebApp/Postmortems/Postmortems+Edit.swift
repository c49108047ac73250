import Domain
import HTML
import Storage
import WebServer

extension Postmortems {
    /// The page for writing the postmortem: an outline, the sections, and the template's help beside each.
    static func edit(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.writtenPostmortem()
        return .page(try await writingPage(visit, dossier, WritingForm(client: visit.request.id), problems: []))
    }

    /// Saves what was typed in all sections of the page, or shows one of them as it would be. This is for browsers
    /// without scripts; scripts send each section to ``PostmortemSections/update(_:)``.
    static func update(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.writtenPostmortem()
        let sections = dossier.document.sections
        let typed = WritingForm(visit.form, sections, client: visit.request.id)
        if typed.isPreview { return .page(try await writingPage(visit, dossier, typed, problems: [])) }
        do {
            let saved = try await visit.change { change in
                try sections.compactMap { section in
                    try typed.submission(section).flatMap { try submit($0, in: section, change) }
                }
            }
            if typed.leadsToReview {
                return .redirect(to: Paths.postmortemReview(dossier.id), notice: FlashNotice(said(of: saved)))
            }
            let place = typed.place ?? saved.first?.section.slug
            return .redirect(
                to: place.map { Paths.postmortemEdit(dossier.id, at: $0) } ?? Paths.postmortemEdit(dossier.id),
                notice: FlashNotice(said(of: saved)))
        } catch let refusal as Refusal {
            return .page(
                try await writingPage(visit, dossier, typed, problems: refusal.problems), status: .unprocessableContent)
        }
    }

    private static func submit(
        _ submission: SectionSubmission, in section: PostmortemSection, _ change: Change
    ) throws -> (section: PostmortemSection, isMerged: Bool)? {
        do {
            return try change.submitIfTouched(section.id, submission).map { (section, $0.isMerged) }
        } catch let refusal as Refusal {
            throw Refusal(
                refusal.problems.map { .init(field: WritingForm.textName(section), $0.sentence) })
        }
    }

    private static func said(of saved: [(section: PostmortemSection, isMerged: Bool)]) -> String {
        if saved.isEmpty { return "No section was changed, so nothing had to be saved." }
        let names = listed(saved.map { "“\($0.section.title)”" })
        return saved.contains { $0.isMerged }
            ? "Saved \(names), together with what somebody else wrote in the meantime." : "Saved \(names)."
    }

    private static func writingPage(
        _ visit: Visit, _ dossier: PostmortemDossier, _ typed: WritingForm, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let frame = visit.frame
        let sections = dossier.document.sections
        let outline = dossier.outline
        let id = dossier.id
        let postmortem = dossier.postmortem.id
        let (open, threads) = try await visit.read { (try $0.openFlags(of: id), try $0.commentThreads(of: postmortem)) }
        let flags = Dictionary(grouping: open, by: \.sectionID)
        let comments = Dictionary(grouping: threads, by: \.sectionID)
        var hints = try await visit.hints(in: dossier)
        for section in sections where typed.isPreview(of: section) {
            hints[section.id] = try await visit.hints(for: typed[section].text, at: .section(section.id))
        }
        return page(
            frame, title: "Write the postmortem of \(id.key)", section: .incidents, problems: problems, wide: true,
            scripts: ["js/live.js", "js/writing/writing.js", "js/wording.js", "js/comments.js"],
            """
            <p class="back"><a href="\(Paths.incident(id))">\(id.key.description) \(dossier.incident.incident.title)</a></p>
            <h1>Write the postmortem</h1>
            <div class="writing-state">\(stateTag(dossier.postmortem.state)) <span data-progress>\(outline.progress)</span> \(waiting(dossier)) \(unpublished(dossier)) \
            \(toReview("Review and publish", of: id, style: .primary, frame)) \
            <span class="writing-views"><a href="\(Paths.postmortem(id))">Read it as a page</a> <a href="\(Paths.postmortemMarkdown(id))">Markdown</a></span></div>
            <noscript><p class="quiet">Without JavaScript nothing is saved automatically. Each <em>Save</em> saves every section.</p></noscript>
            \(form(Paths.postmortemEdit(id), frame, id: WritingForm.id, hiddenField("client", typed.client)))
            \(LiveUpdates.topic(.postmortem(id), after: dossier.document.lastLiveEvent, frame))
            <div class="writing">
            <nav class="outline" aria-label="Sections">
            <ol>
            \(each: outline.items, { outlineItem($0, isFlagged: flags[$0.section.id] != nil) })
            </ol>
            </nav>
            <div data-one-bar>
            \(each: sections, {
                writingSection(
                    $0, typed, flags[$0.id] ?? [], hints[$0.id] ?? [], comments[$0.id] ?? [], in: dossier, problems, visit)
            })
            <p class="writing-end">\(toReview("Go on to the review", of: id, frame))</p>
            </div>
            </div>
            """)
    }

    /// The way to the review: a link, or without scripts a button that saves first what was typed.
    private static func toReview(
        _ label: String, of id: ID<Incident>, style: ButtonStyle = .plain, _ frame: Frame
    ) -> HTML {
        """
        <span class="with-scripts">\(linkButton(label, to: Paths.postmortemReview(id), frame, style: style))</span>\
        <noscript>\(submitButton("Save, and \(label.lowercasedFirst)", style: style, name: "review", value: "1", form: WritingForm.id))</noscript>
        """
    }

    /// The reviewers who have not decided yet, for the people who write.
    static func waiting(_ dossier: PostmortemDossier) -> HTML? {
        if dossier.waitingFor.isEmpty { return nil }
        return "<span>Waiting for \(listed(dossier.waitingFor)).</span>"
    }

    private static func unpublished(_ dossier: PostmortemDossier) -> HTML? {
        switch dossier.postmortem.state {
        case .published: "<span>Readers see changes once they are published.</span>"
        case .draft, .inReview, .changesRequested, .approved, .archived, .notRequired: nil
        }
    }

    private static func outlineItem(_ item: PostmortemOutline.Item, isFlagged: Bool) -> HTML {
        let section = item.section
        let mark = OutlineMark(item, isFlagged: isFlagged)
        return """
            <li class="\(mark.state)" data-outline="\(section.slug)"\(flag: "data-required", section.isRequired)>\
            <a href="\(Link(anchor: "section-\(section.slug)"))">\(section.title) \
            <small class="section-note">\(mark.note)</small></a>\
            <small class="here"></small></li>

            """
    }

    /// A section with the template's help beside it.
    private static func writingSection(
        _ section: PostmortemSection, _ typed: WritingForm, _ flags: [SectionFlag], _ hints: [TextHint],
        _ threads: [CommentThread], in dossier: PostmortemDossier, _ problems: [Refusal.Problem], _ visit: Visit
    ) -> HTML {
        let id = dossier.id
        let history: HTML? =
            section.revision > 1
            ? linkButton(
                "History", to: Paths.postmortemSectionHistory(section.slug, of: id), visit.frame, style: .quiet) : nil
        let comments = CommentThreads.section(
            section, threads, of: id, returningTo: Paths.postmortemEdit(id), visit.frame)
        return """
            <section class="writing-section" id="section-\(section.slug)" data-section="\(section.slug)" aria-labelledby="heading-\(section.slug)">
            <div>
            \(sectionHeading(section.title, id: "heading-\(section.slug)", actions: history))
            \(when: section.isForCustomers, "<p>\(tag("For customers", tone: .quiet))</p>")
            \(PostmortemSections.writingFields(section, typed[section], of: id, problems: problems))
            \(PostmortemSections.insertable(section, typed[section].text))
            \(when: typed.isPreview(of: section), PostmortemSections.unsavedPreview(section, typed[section].text, dossier, visit.frame))
            </div>
            <aside class="writing-help" aria-label="Help for “\(section.title)”">
            <details class="beside">
            <summary>Help and comments\(BesideCounts(section, flags, hints, threads).line)</summary>
            <div class="beside-contents">
            \(PostmortemFlags.section(flags, of: id, visit.frame))
            \(comments)
            \(help(section))
            \(SectionAudiences.field(section, of: id, visit.frame))
            \(WordingHints.list(hints, at: .section(section.id), fields: ["text-\(section.slug)"]))
            </div>
            </details>
            <p class="visually-hidden" role="status" data-wording-status></p>
            </aside>
            </section>

            """
    }

    /// The template's help for a section, which is no part of the text.
    static func help(_ section: PostmortemSection) -> HTML {
        let required: HTML? =
            section.isRequired ? "<p class=\"required-mark\">Required before publication.</p>\n" : nil
        return "\(prose(section.help, anchors: "help-\(section.slug)-"))\(required)"
    }
}

extension Visit {
    /// The postmortem of the incident in the address, if it has sections to write.
    func writtenPostmortem() async throws -> PostmortemDossier {
        let id = try incidentID()
        let dossier = try await read { try $0.postmortemDossier(id, .present).orNotFound() }
        if dossier.postmortem.state == .notRequired { throw Obstacle.notFound }
        return dossier
    }
}
