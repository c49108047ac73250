import Domain
import HTML
import Storage
import WebServer

/// Publishing, archiving and the published revisions of a postmortem.
enum Publications {
    static func create(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let note = visit.form["note"] ?? ""
        return try await attempt {
            try await visit.change { try $0.publishPostmortem(of: dossier.id, note: note) }
            return .redirect(to: Paths.postmortem(dossier.id), notice: FlashNotice("Postmortem published."))
        } orShow: { problems, _ in
            PostmortemReviews.showPage(visit, dossier, problems: problems)
        }
    }

    /// Archives a postmortem or, with `archived=`, unarchives it.
    static func archive(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let isArchived = visit.form["archived"] == "on"
        try await visit.change { change in
            if isArchived { try change.archivePostmortem(of: id) } else { try change.unarchivePostmortem(of: id) }
        }
        return .redirect(
            to: Paths.postmortem(id),
            notice: FlashNotice(isArchived ? "Postmortem archived." : "Postmortem unarchived."))
    }
}
