import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/changes/:batch`.
enum Batches {
    /// Shows what a bulk change did, and which records an undo would leave or has left as they are.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Batch> = try visit.id("batch")
        let dossier = try await visit.read { try $0.batch(id).orNotFound() }
        return .page(batchPage(visit.frame, dossier))
    }

    private static func batchPage(_ frame: Frame, _ dossier: BatchDossier) -> HTML {
        let batch = dossier.batch
        let title = batch.kind.sentence(count: dossier.count)
        let isAboutPeople = batch.kind == .invitation
        return page(
            frame, title: title, section: isAboutPeople ? .settings : .followUps,
            """
            <p class="back">\(isAboutPeople ? "<a href=\"\(Paths.peopleSettings)\">People</a>" : "<a href=\"\(Paths.followUps)\">Follow-ups</a>")</p>
            <header class="record-header">
            <h1>\(title)</h1>
            <p class="record-facts">By \(batch.madeBy.isEmpty ? "Handrail" : batch.madeBy), \(timestamp(batch.madeAt, frame))</p>
            <div class="record-actions">\
            \(when: batch.undoneAt == nil, postButton("Undo all of it", to: Paths.batchReversal(batch.id), frame))\
            \(batch.undoneAt.map { "<p>Undone \(timestamp($0, frame))</p>" })</div>
            </header>
            \(when: isAboutPeople, "<ul class=\"rows\">\n\(each: dossier.invitations, invitation)</ul>")
            \(when: dossier.count == 0, "<p class=\"quiet\">Everything in it is in the bin.</p>")
            \(when: !dossier.rows.isEmpty, "<ul class=\"rows\">\n\(each: dossier.rows, { row($0, batch) })</ul>")
            """)
    }

    private static func invitation(_ row: BatchInvitation) -> HTML {
        """
        <li>\(row.email) \(when: row.isUndone, tag("Link revoked", tone: .quiet))\(row.obstacle.map { "<br><small>\($0)</small>" })</li>

        """
    }

    private static func row(_ row: BatchRow, _ batch: Batch) -> HTML {
        """
        <li>\(keyLink(row.followUp.key)) <a href="\(Paths.followUp(row.followUp))">\(row.title)</a> \
        \(when: row.isUndone, tag("As before", tone: .good))\(row.obstacle.map { "<br><small>\($0)</small>" })</li>

        """
    }
}
