import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct ProtocolTests {
    @Test(
        arguments: [
            ("nonsense\r\n\r\n", 400),
            ("GET\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
            ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 17_000))\r\n\r\n", 431),
            (
                "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: \(String(repeating: "x", count: 3_000))\r\n", count: 12))\r\n",
                431
            ),
            ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 101))\r\n", 431),
            ("GET /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 431),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
            ("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n", 417),
            ("GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /?q=%FF HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", 400),
            ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ]
    )
    func `what is malformed is refused with our headers and ends the connection`(
        request: String,
        status: Int
    ) async throws {
        try await withServer { configuration in
            configuration.headers = ["X-Ours": "yes"]
        } _: { running in
            let answer = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(request)
                let answer = try client.answer()
                #expect(try client.remainder().isEmpty)
                return answer
            }
            #expect(answer.status == status)
            #expect(answer["x-ours"] == "yes")
            #expect(answer["x-request-id"]?.count == 12)
            #expect(answer["connection"] == "close")
        }
    }

    @Test(arguments: ["gzip", "gzip, chunked", "identity", "chunked, chunked", "\u{B}chunked", "chunked\u{B}"])
    func `an unknown transfer encoding is refused`(coding: String) async throws {
        try await withServer { running in
            let answer = try await running.answer(
                to: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n"
            )
            #expect(answer.status == 501 || answer.status == 400)
        }
    }

    @Test func `a request hidden in the body of a refused one is never answered`() async throws {
        try await withServer { running in
            let text = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(get("/"))"
                )
                return String(decoding: try client.remainder(), as: UTF8.self)
            }
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
        }
    }

    @Test func `requests sent without waiting are answered one after the other`() async throws {
        try await withServer { configuration in
            configuration.limits.headerFields = 10
        } handler: { request in
            try? await Task.sleep(for: .milliseconds(5))
            return .text(request.rawPath + String(decoding: request.body, as: UTF8.self))
        } _: { running in
            let texts = try await onThread {
                let client = try RawClient(port: running.port)
                let post = "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz"
                try client.send(get("/a") + post + get("/c") + "nonsense\r\n\r\n")
                return try (0..<4).map { _ in try client.answer() }.map { "\($0.status) \($0.text)" }
            }
            #expect(texts == ["200 /a", "200 /bxyz", "200 /c", "400 The request is malformed.\n"])
        }
    }

    @Test func `a connection goes on after an error the handler answers`() async throws {
        try await withServer { _ in
        } handler: { request in
            .text("\(request.path.count)", status: request.path == ["missing"] ? .notFound : .ok)
        } _: { running in
            let statuses = try await onThread {
                let client = try RawClient(port: running.port)
                return try ["/missing", "/", "/missing"].map { path in
                    try client.send(get(path))
                    return try client.answer().status
                }
            }
            #expect(statuses == [404, 200, 404])
        }
    }

    @Test func `HEAD is answered with the length and without the body`() async throws {
        try await withServer { running in
            let (head, next) = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/"))
                return (try client.answer(toHead: true), try client.answer())
            }
            #expect(head.status == 200)
            #expect(head["content-length"] == "6")
            #expect(next.text == "hello\n")
        }
    }

    @Test func `lengths are the server's own whatever a handler says`() async throws {
        try await withServer { _ in
        } handler: { request in
            var response = Response.text("abc", status: request.path == ["none"] ? .noContent : .ok)
            response.headers = [
                "Content-Length": "99", "Transfer-Encoding": "chunked", "Connection": "upgrade", "X-Request-Id": "mine",
            ]
            if request.path == ["strange"] { response.status = Status(99) }
            return response
        } _: { running in
            let answer = try await running.answer(to: get("/"))
            #expect(answer.headers.map(\.name).filter { $0 == "content-length" }.count == 1)
            #expect(answer["content-length"] == "3")
            #expect(answer["transfer-encoding"] == nil)
            #expect(answer["connection"] == nil)
            #expect(answer["x-request-id"] != "mine")
            let empty = try await running.answer(to: get("/none"))
            #expect(empty.status == 204)
            #expect(empty["content-length"] == nil)
            #expect(try await running.answer(to: get("/strange")).status == 500)
        }
    }

    @Test func `a header of the response replaces the one for every response`() async throws {
        try await withServer { configuration in
            configuration.headers = ["Content-Security-Policy": "default-src 'none'", "X-Other": "kept"]
        } handler: { _ in
            Response(headers: ["content-security-policy": "sandbox"])
        } _: { running in
            let answer = try await running.answer(to: get("/"))
            #expect(
                answer.headers.filter { $0.name.lowercased() == "content-security-policy" }.map(\.value) == ["sandbox"])
            #expect(answer["x-other"] == "kept")
        }
    }

    @Test func `an HTTP/1.0 client is understood and let go`() async throws {
        try await withServer { running in
            let text = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n")
                return String(decoding: try client.remainder(), as: UTF8.self)
            }
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.hasSuffix("\r\n\r\nhello\n"))
            let kept = try await running.answer(to: "GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
            #expect(kept["connection"] == "keep-alive")
        }
    }

    @Test func `an offer to upgrade is declined by answering as always`() async throws {
        try await withServer { running in
            let answer = try await running.answer(to: get("/", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"))
            #expect(answer.status == 200)
            #expect(answer["connection"] == "close")
        }
    }

    @Test func `a client that ends its half of the connection still gets its answer`() async throws {
        try await withServer { _ in
        } handler: { _ in
            try? await Task.sleep(for: .milliseconds(50))
            return .text("late")
        } _: { running in
            let text = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(get("/") + get("/"))
                client.endSending()
                return String(decoding: try client.remainder(), as: UTF8.self)
            }
            #expect(text.components(separatedBy: "\r\n\r\nlate").count == 3)
        }
    }

    @Test func `the request says where it comes from`() async throws {
        let headers = ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"]
        for (proxies, expected) in [
            ([], "127.0.0.1 false LOCALHOST"), (IPRange.loopback, "203.0.113.7 true LOCALHOST"),
        ] {
            try await withServer { configuration in
                configuration.trustedProxies = proxies
            } handler: { request in
                .text("\(request.remoteAddress) \(request.isSecure) \(request.host.uppercased())")
            } _: { running in
                let text = try await running.answer(to: get("/", headers[0], headers[1])).text
                #expect(text == expected)
            }
        }
    }

    @Test func `a page can be given for what the server refuses`() async throws {
        var configuration = Server.Configuration()
        configuration.port = 0
        configuration.logFormat = .off
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = Server(
            configuration,
            bodyLimit: { _, _ in 10 },
            loggedPath: { $0.rawPath },
            refusal: { refusal, id in .text("page for \(refusal.status.code) \(id.count)", status: refusal.status) },
            handler: { _ in .empty() },
            onListening: { listening.yield($0) }
        )
        let run = Task { try await server.run(until: []) }
        var iterator = ports.makeAsyncIterator()
        let running = RunningServer(server: server, run: run, port: await iterator.next() ?? 0)
        let answer = try await running.answer(to: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
        #expect(answer.text == "page for 413 12")
        await server.stop()
        try await run.value
    }
}
