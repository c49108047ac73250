import Domain
import HTML
import Storage
import WebServer

extension Risks {
    /// Redirects to a risk on the page of its pre-mortem.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Risk> = try visit.id("risk")
        let risk = try await visit.read { try $0.risk(id).orNotFound() }
        return .redirect(to: Paths.risk(id, of: risk.premortemID))
    }
}
