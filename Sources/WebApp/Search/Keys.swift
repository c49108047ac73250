import Domain
import HTML
import WebServer

/// `/INC-42` leads to the incident.
func keyShow(_ visit: Visit) async throws -> Response {
    guard let key = visit.parameters["key"].flatMap({ Key($0) }) else { throw Obstacle.notFound }
    return .redirect(to: Paths.key(key))
}
