import Domain
import Storage
import WebServer

extension Postmortems {
    /// The postmortem as a Markdown file to download.
    static func markdown(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        return try await visit.exportedFile(id, .gfm)
    }
}
