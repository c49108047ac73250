import Domain
import Storage
import WebServer

extension Postmortems {
    /// The postmortem as a Markdown file to download.
    static func markdown(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let dossier = try await visit.read { try $0.postmortemDossier(id, .readers).orNotFound() }
        var response = Response.bytes(
            Array(try PostmortemExport(dossier, baseURL: visit.app.settings.baseURL).text.utf8),
            type: "text/markdown; charset=utf-8; variant=GFM")
        response.offerDownload(as: PostmortemExport.filename(dossier.incident.incident))
        return response
    }
}
