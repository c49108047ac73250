import Domain
import Markdown
import Storage
import WebServer

extension Premortems {
    /// A pre-mortem as a Markdown file to download: `/pre-mortems/PRE-4.md`.
    static func markdown(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        let now = visit.now
        let view = try await visit.read { try PremortemView($0, id, at: now).orNotFound() }
        var response = Response.bytes(
            Array(try PremortemExport(view).text.utf8), type: "text/markdown; charset=utf-8; variant=GFM")
        response.offerDownload(as: "\(id.key).md")
        return response
    }
}
