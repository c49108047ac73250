import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/exemption`.
enum PostmortemExemptions {
    /// Records that no postmortem is required, with a reason.
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            try await visit.change { try $0.markPostmortemNotRequired(for: id, reason: reason) }
            return .redirect(
                to: Paths.incident(id).anchored("postmortem"),
                notice: FlashNotice("Recorded that \(id.key) needs no postmortem. You can still write one."))
        } orShow: { problems, _ in
            Postmortems.newPage(visit, incident, try await visit.postmortemTemplates(), problems: problems)
        }
    }

    /// The page for a postmortem that is not required.
    static func showPage(_ frame: Frame, _ dossier: PostmortemDossier) -> HTML {
        page(
            frame, title: "No postmortem for \(dossier.id.key)", section: .incidents,
            """
            <p class="back"><a href="\(Paths.incident(dossier.id))">\(dossier.id.key.description) \(dossier.incident.incident.title)</a></p>
            <h1>No postmortem is needed</h1>
            \(prose(dossier.postmortem.notRequiredReason))
            <p>\(linkButton("Write one after all", to: Paths.newPostmortem(dossier.id), frame))</p>
            """)
    }
}
