import Domain
import Markdown
import Storage
import WebServer

extension Sittings {
    /// The minutes of a sitting as a Markdown file to download.
    static func minutes(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        let minutes = try await visit.read {
            SittingMinutes(
                try $0.sitting(id).orNotFound(), try $0.verdicts(of: id), try $0.followUpChanges(during: id))
        }
        var response = Response.bytes(
            Array(try minutes.text.utf8), type: "text/markdown; charset=utf-8; variant=GFM")
        response.offerDownload(as: "review-\(minutes.day.iso).md")
        return response
    }
}
