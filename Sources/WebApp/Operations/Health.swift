import Storage
import WebServer

/// The process answers.
func healthShow(_ visit: Visit) async throws -> Response {
    .text("ok\n")
}

/// The database answers as well.
func readinessShow(_ visit: Visit) async throws -> Response {
    _ = try await visit.read { try $0.hasPeople() }
    return .text("ready\n")
}
