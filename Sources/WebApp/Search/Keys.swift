import Domain
import HTML
import WebServer

/// Pages and actions at `/:key`.
enum Keys {
    /// Redirects `/INC-42` to the incident.
    static func show(_ visit: Visit) async throws -> Response {
        guard let key = visit.parameters["key"].flatMap({ Key($0) }) else { throw Obstacle.notFound }
        return .redirect(to: Paths.key(key))
    }
}
