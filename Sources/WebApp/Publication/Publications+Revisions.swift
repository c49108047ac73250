import Domain
import HTML
import Storage
import WebServer

extension Publications {
    /// Every published text, latest first, with a note of what changed.
    static func list(_ dossier: PostmortemDossier) -> HTML {
        if dossier.publications.isEmpty { return HTML() }
        return """
            <section class="publications" aria-labelledby="revisions">
            \(sectionHeading("Revisions", id: "revisions"))
            <ol class="history">
            \(each: dossier.publications, { publicationItem($0, dossier) })
            </ol>
            </section>
            """
    }

    private static func publicationItem(_ publication: Publication, _ dossier: PostmortemDossier) -> HTML {
        let number = publication.revision.number
        let isFirst = publication == dossier.publications.last
        let changes: HTML = " · <a href=\"\(Paths.postmortemRevisionChanges(number, of: dossier.id))\">What changed</a>"
        return """
            <li><p><a href="\(Paths.postmortemRevision(number, of: dossier.id))">Revision \(number)</a>, \
            \(Publications.day(publication)). \(Publications.readBy(publication)).\(when: !isFirst, changes)</p>
            \(when: !publication.note.isEmpty, prose(publication.note, anchors: "revision-\(number)-"))
            </li>

            """
    }

    /// Shows a text as it was published.
    static func show(_ visit: Visit) async throws -> Response {
        let (id, number) = (try visit.incidentID(), try visit.revisionNumber())
        let dossier = try await visit.read { try $0.postmortemDossier(id, .published(number)).orNotFound() }
        return .page(
            Postmortems.showPage(visit.frame, dossier, banner: Publications.revisionBanner(dossier))
                .document(visit.frame))
    }

    /// Shows what a publication changed, section by section.
    static func changes(_ visit: Visit) async throws -> Response {
        let (id, number) = (try visit.incidentID(), try visit.revisionNumber())
        let (dossier, before) = try await visit.read { reading -> (PostmortemDossier, [PostmortemSection]) in
            let dossier = try reading.postmortemDossier(id, .published(number)).orNotFound()
            let earlier = dossier.publications.first { $0.revision.number < number }
            let sections = try earlier.map { try reading.sections(of: dossier.postmortem.id, at: $0.revision) }
            return (dossier, sections ?? [])
        }
        return .page(publicationChangesPage(visit.frame, dossier, before: before))
    }

    private static func publicationChangesPage(
        _ frame: Frame, _ dossier: PostmortemDossier, before: [PostmortemSection]
    ) -> HTML {
        guard let publication = dossier.publication else { return HTML() }
        let id = dossier.id
        let changed = dossier.document.sections.filter { section in
            before.first { $0.id == section.id }?.text != section.text
        }
        return page(
            frame, title: "Changes of revision \(publication.revision.number), \(id.key)", section: .incidents,
            """
            <p class="back"><a href="\(Paths.postmortem(id).anchored("revisions"))">Postmortem of \(id.key.description)</a></p>
            <h1>What revision \(publication.revision.number) changed</h1>
            \(prose(publication.note))
            <p class="quiet">Published \(Publications.day(publication)). Removed text is struck through; new text is underlined.</p>
            \(when: changed.isEmpty, "<p>No sections have changed.</p>")
            \(each: changed, { section in changedSection(section, before: before.first { $0.id == section.id }?.text ?? "") })
            """)
    }

    private static func changedSection(_ section: PostmortemSection, before: String) -> HTML {
        """
        <section aria-labelledby="section-\(section.slug)">
        \(sectionHeading(section.title, id: "section-\(section.slug)"))
        \(PostmortemSections.difference(TextDifference.pieces(from: before, to: section.text)))
        </section>

        """
    }
}

extension Visit {
    fileprivate func revisionNumber() throws -> Int {
        guard let number = parameters["revision"].flatMap({ Int($0) }), number > 0 else { throw Obstacle.notFound }
        return number
    }
}
