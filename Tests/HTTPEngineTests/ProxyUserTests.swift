import Testing
import WebServer

@testable import HTTPEngine

@Suite struct ProxyUserTests {
    /// Whoever connects from an address that is not in the list can write any header.
    @Test(arguments: [
        (IPRange.loopback, ["X-Remote-User: mei@example.org"], "mei@example.org"),
        (IPRange.loopback, ["x-remote-user:  mei@example.org "], "mei@example.org"),
        (IPRange.loopback, [], "nobody"), (IPRange.loopback, ["X-Remote-User: "], "nobody"),
        (IPRange.loopback, ["X-Remote-User: mei@example.org", "x-remote-user: priya@example.org"], "nobody"),
        (IPRange.loopback, ["X-Remote_User: mei@example.org"], "nobody"),
        ([], ["X-Remote-User: mei@example.org"], "nobody"),
        ([], ["X-Remote-User: mei@example.org", "X-Forwarded-For: 127.0.0.1"], "nobody"),
        (
            ["10.0.0.0/8"].compactMap(IPRange.init), ["X-Remote-User: mei@example.org", "X-Forwarded-For: 10.0.0.1"],
            "nobody"
        ),
    ])
    func `a person is named by a trusted proxy alone, and the header is gone in any case`(
        proxies: [IPRange], headers: [String], expected: String
    ) async throws {
        try await withServer { configuration in
            configuration.trustedProxies = proxies
            configuration.userHeader = "X-Remote-User"
        } handler: { request in
            .text("\(request.proxyUser ?? "nobody") \(request.headers.contains("x-remote-user"))")
        } _: { running in
            let lines = headers.map { $0 + "\r\n" }.joined()
            let text = try await running.answer(to: "GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n").text
            #expect(text == "\(expected) false")
        }
    }

    @Test func `without the option the header is one like any other, and names nobody`() async throws {
        try await withServer { configuration in
            configuration.trustedProxies = IPRange.loopback
        } handler: { request in
            .text("\(request.proxyUser ?? "nobody") \(request.headers["x-remote-user"] ?? "")")
        } _: { running in
            let text = try await running.answer(to: "GET / HTTP/1.1\r\nHost: a\r\nX-Remote-User: mei\r\n\r\n").text
            #expect(text == "nobody mei")
        }
    }
}
