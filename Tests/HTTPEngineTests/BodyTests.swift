import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct BodyTests {
    private let echo: @Sendable (Request) async -> Response = { .bytes($0.body, type: "application/octet-stream") }

    @Test func `a body arrives whole, with a length or in chunks`() async throws {
        try await withServer({ _ in }, handler: echo) { running in
            let answers = try await onThread {
                let client = try RawClient(port: running.port)
                let large = String(repeating: "0123456789", count: 50_000)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(large.utf8.count)\r\n\r\n\(large)")
                let whole = try client.answer().text == large
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                try client.send("5\r\nhello\r\n1;ext=1\r\n \r\n5\r\nworld\r\n0\r\nX-Trailer: y\r\n\r\n")
                let chunked = try client.answer().text
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                return (whole, chunked, try client.answer().text)
            }
            #expect(answers == (true, "hello world", ""))
        }
    }

    @Test func `a body over the limit is refused before it is read`() async throws {
        try await withServer({ _ in }, bodyLimit: 100, handler: echo) { running in
            let (status, rest) = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n")
                return (try client.head().status, String(decoding: try client.remainder(), as: UTF8.self))
            }
            #expect(status == 413)
            #expect(!rest.contains("HTTP/1.1"))
            let exact = String(repeating: "x", count: 100)
            let request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"
            #expect(try await running.answer(to: request + exact).text == exact)
        }
    }

    @Test func `a body of unknown length is refused when it passes the limit`() async throws {
        try await withServer({ _ in }, bodyLimit: 100_000, handler: echo) { running in
            let status = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                let chunk = "2710\r\n" + String(repeating: "x", count: 10_000) + "\r\n"
                // Well past the limit: the answer can still be read, because the rest is taken in and thrown away.
                for _ in 0..<100 { try client.send(chunk) }
                return try client.answer().status
            }
            #expect(status == 413)
        }
    }

    @Test func `a client that asks first is told to go on`() async throws {
        try await withServer({ _ in }, handler: echo) { running in
            let (interim, text) = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
                let interim = try client.head().status
                try client.send("ok")
                return (interim, try client.answer().text)
            }
            #expect(interim == 100)
            #expect(text == "ok")
        }
    }

    @Test func `more bodies at once than there is memory for are refused, and memory comes back`() async throws {
        try await withServer({ $0.limits.bodies = 1_000 }, handler: echo) { running in
            let post = { (count: Int) in
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n" + String(repeating: "x", count: count)
            }
            var statuses: [Int] = []
            for count in [1_001, 1_000, 1_001, 600, 600] {
                statuses.append(try await running.answer(to: post(count)).status)
            }
            #expect(statuses == [503, 200, 503, 200, 200])
        }
    }

    @Test func `one network fills its share of the memory for bodies and no more`() {
        let budget = MemoryBudget(limit: 1_000)
        let (first, second) = (IPAddress("192.0.2.1"), IPAddress("192.0.2.2"))
        #expect(budget.reserve(250, for: first))
        #expect(!budget.reserve(1, for: first))
        #expect(budget.reserve(250, for: second))
        #expect(budget.reserve(400, for: nil), "where many people come from, all of it")
        #expect(!budget.reserve(101, for: nil))
        budget.release(100, for: first)
        #expect(budget.reserve(100, for: first))
        budget.release(250, for: first)
        budget.release(250, for: second)
        budget.release(400, for: nil)
        #expect(budget.reserve(1_000, for: nil))
    }

    @Test func `trailers and chunk extensions of any shape do not stop the server`() async throws {
        try await withServer({ _ in }, handler: echo) { running in
            let ends = [
                "0\r\nX\r\n\r\n", "0\r\nX:\r\n\r\n", "0\r\n:\r\n\r\n", "0\r\n\r\n\r\n", "0;\r\n\r\n", "0\nX: y\n\n",
                "\r\n", "0\r\nX: a\0\r\n\r\n", "-1\r\n",
            ]
            for end in ends {
                _ = try? await running.answer(
                    to: "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + end
                )
            }
            let status = try await running.answer(to: get("/")).status
            #expect(status == 200)
        }
    }
}
