import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct DeadlineTests {
    private static let large = [UInt8](repeating: 0x61, count: 16 * 1024 * 1024)

    @Test func `a head that trickles in is cut off`() async throws {
        try await withServer { configuration in
            configuration.timeouts.head = .milliseconds(300)
        } _: { running in
            let text = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("GET / HTTP/1.1\r\nHost: a\r\n")
                do {
                    for _ in 0..<100 {
                        Thread.sleep(forTimeInterval: 0.05)
                        try client.send("X: y\r\n")
                    }
                    return "never"
                } catch {
                    return String(decoding: (try? client.remainder()) ?? [], as: UTF8.self)
                }
            }
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `a head that stops half-way is told so`() async throws {
        try await withServer { configuration in
            configuration.timeouts.head = .milliseconds(200)
        } _: { running in
            let status = try await running.answer(to: "GET / HTTP/1.1\r\nHo").status
            #expect(status == 408)
        }
    }

    @Test func `a body that trickles in is cut off`() async throws {
        try await withServer { configuration in
            configuration.timeouts.body = .milliseconds(300)
        } _: { running in
            let answered = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
                return try client.answer().status
            }
            #expect(answered == 408)
        }
    }

    @Test func `a connection without a request is closed`() async throws {
        try await withServer { configuration in
            configuration.timeouts.idle = .seconds(1)
        } _: { running in
            let (fresh, used) = try await onThread {
                let fresh = try RawClient(port: running.port)
                let used = try RawClient(port: running.port)
                try used.send(get("/"))
                _ = try used.answer()
                return (try fresh.remainder(), try used.remainder())
            }
            #expect(fresh.isEmpty)
            #expect(used.isEmpty)
        }
    }

    @Test func `a handler may take longer than any of the deadlines`() async throws {
        try await withServer { configuration in
            configuration.timeouts.idle = .seconds(1)
            configuration.timeouts.head = .seconds(1)
            configuration.timeouts.body = .seconds(1)
            configuration.timeouts.write = .seconds(1)
        } handler: { _ in
            try? await Task.sleep(for: .seconds(2))
            return .text("done")
        } _: { running in
            let text = try await running.answer(to: get("/")).text
            #expect(text == "done")
        }
    }

    @Test func `a reader that takes nothing is cut off, and a slow one is not`() async throws {
        try await withServer { configuration in
            configuration.timeouts.write = .milliseconds(1_500)
        } handler: { _ in
            .bytes(Self.large, type: "application/octet-stream")
        } _: { running in
            let (stalled, slow) = try await onThread {
                let stalled = try RawClient(port: running.port, receiveBuffer: 16 * 1024)
                let slow = try RawClient(port: running.port)
                try stalled.send(get("/", "Connection: close"))
                try slow.send(get("/"))
                var received = 0
                _ = try slow.head()
                for _ in 0..<16 {
                    received += try slow.bytes(1024 * 1024).count
                    Thread.sleep(forTimeInterval: 0.1)
                }
                // Until it was looked at twice.
                Thread.sleep(forTimeInterval: 3)
                return (try stalled.remainder().count, received)
            }
            #expect(slow == Self.large.count)
            #expect(stalled < Self.large.count)
        }
    }

    @Test func `a client that asks and asks and never reads is cut off`() async throws {
        try await withServer { configuration in
            configuration.timeouts.write = .milliseconds(300)
        } handler: { _ in
            .bytes([UInt8](repeating: 0x61, count: 100_000), type: "text/plain")
        } _: { running in
            let ended = try await onThread {
                let client = try RawClient(port: running.port, receiveBuffer: 16 * 1024, timeout: 60)
                let many = String(repeating: get("/"), count: 1_000)
                do {
                    for _ in 0..<200 { try client.send(many) }
                    return false
                } catch let failure as RawClient.Failure {
                    return !failure.isTimeout
                }
            }
            #expect(ended)
            #expect(try await running.answer(to: get("/")).status == 200)
        }
    }
}
