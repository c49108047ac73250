import Storage
import WebServer

/// Whether the process is alive (`/healthz`) and ready for requests (`/readyz`).
enum Health {
    /// Answers whenever the process is running.
    static func show(_ visit: Visit) async throws -> Response {
        .text("ok\n")
    }

    /// Answers only if the database answers as well and can be written.
    static func readiness(_ visit: Visit) async throws -> Response {
        do {
            _ = try await visit.read { try $0.hasPeople() }
            try await visit.app.store.tryWriting()
            return .text("ready\n")
        } catch let problem as StoreUnavailable {
            return .text("not ready: \(problem)\n", status: .serviceUnavailable)
        }
    }
}
