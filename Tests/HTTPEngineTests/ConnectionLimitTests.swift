import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct ConnectionLimitTests {
    @Test func `a network of IPv6 counts as one party and an IPv4 address as itself`() throws {
        let counts = AddressCounts(limit: 1)
        #expect(counts.enter(try #require(IPAddress("2001:db8::1"))))
        #expect(!counts.enter(try #require(IPAddress("2001:db8::2"))))
        #expect(counts.enter(try #require(IPAddress("2001:db8:0:1::1"))))
        #expect(counts.enter(try #require(IPAddress("192.0.2.1"))))
        #expect(counts.enter(try #require(IPAddress("192.0.2.2"))))
        counts.leave(try #require(IPAddress("2001:db8::1")))
        #expect(counts.enter(try #require(IPAddress("2001:db8::2"))))
    }

    @Test func `connections over the cap wait until there is room`() async throws {
        try await withServer { configuration in
            configuration.limits.connections = 20
        } _: { running in
            try await onThread {
                var clients = try (0..<40).map { _ in try RawClient(port: running.port) }
                for client in clients { try client.send(get("/")) }
                // Whoever was let in is answered; closing them lets the others in.
                while !clients.isEmpty {
                    #expect(try clients.removeFirst().answer().status == 200)
                }
            }
        }
    }

    @Test func `one address gets no more than its share, and gets it back`() async throws {
        try await withServer { configuration in
            configuration.limits.connectionsPerAddress = 3
            configuration.uncappedAddresses = []
        } _: { running in
            try await onThread {
                var clients: [RawClient] = []
                for _ in 0..<3 {
                    let client = try RawClient(port: running.port)
                    try client.send(get("/"))
                    #expect(try client.answer().status == 200)
                    clients.append(client)
                }
                let tooMany = try RawClient(port: running.port)
                try? tooMany.send(get("/"))
                #expect(try tooMany.remainder().isEmpty)
                clients.removeLast()
                var status = 0
                for _ in 0..<100 where status != 200 {
                    Thread.sleep(forTimeInterval: 0.02)
                    let next = try RawClient(port: running.port)
                    try? next.send(get("/"))
                    status = (try? next.answer().status) ?? 0
                }
                #expect(status == 200)
            }
        }
    }

    @Test(.enabled(if: OpenFiles.limitConnections(to: 4_000) == 4_000, "the process may open too few files"))
    func `fifteen hundred idle connections leave room for a request`() async throws {
        try await withServer { running in
            try await onThread {
                let idle = try (0..<1_500).map { _ in try RawClient(port: running.port) }
                for client in idle.suffix(100) { try client.send("GET / HTTP/1.1\r\n") }
                let client = try RawClient(port: running.port)
                try client.send(get("/"))
                #expect(try client.answer().status == 200)
                try idle[0].send(get("/"))
                #expect(try idle[0].answer().status == 200)
            }
        }
    }
}
