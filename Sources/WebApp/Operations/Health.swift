import Storage
import WebServer

/// Whether the process is alive (`/healthz`) and ready for requests (`/readyz`).
enum Health {
    /// Answers whenever the process is running.
    static func show(_ visit: Visit) async throws -> Response {
        .text("ok\n")
    }

    /// Answers only if the database answers as well.
    static func readiness(_ visit: Visit) async throws -> Response {
        _ = try await visit.read { try $0.hasPeople() }
        return .text("ready\n")
    }
}
