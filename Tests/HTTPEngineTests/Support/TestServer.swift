import Foundation
import WebServer

@testable import HTTPEngine

/// A server on a free port for the time of one test, without a log unless the test brings one.
func withServer(
    _ configure: (inout Server.Configuration) -> Void = { _ in },
    log: Log? = nil,
    bodyLimit: Int = 1_000_000,
    loggedPath: @escaping @Sendable (RequestTarget) -> String? = { $0.rawPath },
    handler: @escaping @Sendable (Request) async -> Response = { _ in .text("hello\n") },
    _ body: (RunningServer) async throws -> Void
) async throws {
    var configuration = Server.Configuration()
    configuration.port = 0
    configuration.logFormat = .off
    configure(&configuration)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let server = Server(
        configuration,
        log: log,
        bodyLimit: { _, _ in bodyLimit },
        loggedPath: loggedPath,
        handler: handler,
        onListening: { listening.yield($0) }
    )
    let run = Task { try await server.run(until: []) }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else { return }
    do {
        try await body(RunningServer(server: server, run: run, port: port))
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
    try await run.value
}

struct RunningServer: Sendable {
    let server: Server
    let run: Task<Void, any Error>
    let port: Int

    /// One request on a connection of its own.
    func answer(to request: String) async throws -> RawClient.Answer {
        try await onThread {
            let client = try RawClient(port: port)
            try client.send(request)
            return try client.answer(toHead: request.hasPrefix("HEAD"))
        }
    }
}

/// Runs blocking work outside the few threads on which the server's handlers run.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result(catching: work)) }
        thread.start()
    }
}

/// A GET request with what it needs and no more.
func get(_ target: String, _ headers: String...) -> String {
    "GET \(target) HTTP/1.1\r\nHost: localhost\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n"
}
