import Foundation
import Testing
import WebServer

@testable import HTTPEngine

/// The answers that no handler gives; for what is malformed see ``ProtocolTests``.
@Suite("Headers of what the engine refuses")
struct ErrorHeaderTests {
    static let refusals: [(request: String, status: Int)] = [
        ("GET / HTTP/1.1\r\nHo", 408),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n", 408),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n", 413),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n" + String(repeating: "x", count: 1_001), 503),
        ("GET /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ]

    @Test(arguments: refusals)
    func `are those of every answer`(request: String, status: Int) async throws {
        try await withServer { configuration in
            configuration.headers = ["X-Ours": "yes"]
            configuration.limits.bodies = 1_000
            configuration.timeouts.head = .milliseconds(200)
            configuration.timeouts.body = .milliseconds(300)
        } _: { running in
            let answer = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(request)
                return try client.answer()
            }
            #expect(answer.status == status)
            #expect(answer["x-ours"] == "yes")
            #expect(answer["x-request-id"]?.count == 12)
        }
    }
}
