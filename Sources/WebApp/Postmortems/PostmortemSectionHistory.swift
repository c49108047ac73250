import Domain
import HTML
import Storage
import WebServer

/// Every text a section has had. An earlier one can be saved again, as a new revision.
func postmortemSectionHistory(_ visit: Visit) async throws -> Response {
    let (dossier, section) = try await visit.writtenSection()
    let revisions = try await visit.read { try $0.revisions(of: section.id) }
    let id = dossier.id
    return .page(
        page(
            visit.frame, title: "History of “\(section.title)”, \(id.key)", section: .incidents,
            """
            <p class="back"><a href="\(Paths.postmortemEdit(id).anchored("section-\(section.slug)"))">Postmortem of \(id.key.description)</a></p>
            <h1>History of “\(section.title)”</h1>
            <ol class="history">
            \(each: revisions, { revisionItem($0, of: section, in: id, visit.frame) })
            </ol>
            """))
}

private func revisionItem(
    _ revision: PostmortemSectionRevision, of section: PostmortemSection, in id: ID<Incident>, _ frame: Frame
) -> HTML {
    let isPresent = revision.revision == section.revision
    let text: HTML =
        revision.text.isEmpty ? "<p class=\"quiet\">Empty.</p>" : "<pre class=\"verbatim\">\(revision.text)</pre>"
    let restore = postButton(
        "Save this text again", to: Paths.postmortemSection(section.slug, of: id), frame, style: .small,
        fields: [
            ("action", "restore"), ("restored", String(revision.revision)), ("revision", String(section.revision)),
        ])
    return """
        <li id="revision-\(revision.revision)"><section>
        <p><b>\(revision.writtenBy ?? "Handrail")</b> wrote revision \(revision.revision)\(when: isPresent, ", the present one") \
        \(timestamp(revision.writtenAt, frame))</p>
        \(text)
        \(when: !isPresent, restore)
        </section></li>

        """
}
