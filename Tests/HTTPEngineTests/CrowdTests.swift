import Foundation
import NIOCore
import Testing
import WebServer

@testable import HTTPEngine

/// More people want a connection than there is room for.
@Suite struct CrowdTests {
    /// Sixteen connections, as a process with few files has; four of them are in reserve.
    private func withFewConnections(
        crowded: Duration = .milliseconds(300),
        handler: @escaping @Sendable (Request) async -> Response = Self.hello,
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        try await withServer(
            { configuration in
                configuration.limits.connections = 16
                configuration.timeouts.crowded = crowded
            }, handler: handler, body)
    }

    /// Answers a request with a session as the application does.
    private static let hello: @Sendable (Request) async -> Response = { request in
        var response = Response.text("hello\n")
        response.isForSession = request.cookies["session"] == "valid"
        return response
    }

    @Test(.timeLimit(.minutes(1))) func `connections without a request make room for others`() async throws {
        try await withFewConnections { running in
            try await onThread {
                let first = try RawClient(port: running.port)
                try first.send(get("/"))
                _ = try first.answer()
                let others = try (0..<15).map { _ in try RawClient(port: running.port) }
                Thread.sleep(forTimeInterval: 0.5)
                let client = try RawClient(port: running.port)
                try client.send(get("/"))
                let answer = try client.answer()
                #expect(answer.status == 200)
                try client.send(get("/"))
                #expect(try client.answer().status == 200, "the connection that made room is replaced for good")
                #expect(try first.remainder().isEmpty, "the longest without a request goes first")
                #expect(others.count == 15)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `somebody is answered though every connection is held by half a request`() async throws {
        try await withFewConnections { running in
            try await onThread {
                let held = try (0..<16).map { _ in
                    let client = try RawClient(port: running.port)
                    try client.send("GET / HTTP/1.1\r\nHo")
                    return client
                }
                for _ in 0..<3 {
                    let client = try RawClient(port: running.port, timeout: 8)
                    try client.send(get("/healthz"))
                    let answer = try client.answer()
                    #expect(answer.status == 200)
                    #expect(answer["connection"] == "close", "a connection in reserve is for one request")
                }
                #expect(held.count == 16)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `those with a session keep their connections`() async throws {
        try await withFewConnections { running in
            try await onThread {
                let member = try RawClient(port: running.port)
                try member.send(get("/", "Cookie: session=valid"))
                _ = try member.answer()
                Thread.sleep(forTimeInterval: 0.5)
                for _ in 0..<40 {
                    let stranger = try RawClient(port: running.port)
                    try stranger.send(get("/"))
                    _ = try stranger.answer()
                }
                let idle = try (0..<15).map { _ in try RawClient(port: running.port) }
                Thread.sleep(forTimeInterval: 0.5)
                let stranger = try RawClient(port: running.port)
                try stranger.send(get("/"))
                #expect(try stranger.answer().status == 200)
                try member.send(get("/"))
                #expect(try member.answer().status == 200)
                #expect(idle.count == 15)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `somebody with a session takes the place of somebody without a request`() async throws {
        try await withFewConnections(crowded: .seconds(2)) { running in
            try await onThread {
                let idle = try (0..<12).map { _ in try RawClient(port: running.port) }
                Thread.sleep(forTimeInterval: 1.2)
                // Let in beyond the room there is: nobody has been idle for long enough.
                let member = try RawClient(port: running.port)
                try member.send("GET / HTTP/1.1\r\nHost: a\r\nCookie: session=valid\r\n")
                Thread.sleep(forTimeInterval: 1)
                try member.send("\r\n")
                #expect(try member.answer()["connection"] == nil)
                try member.send(get("/"))
                #expect(try member.answer().status == 200)
                #expect(idle.count == 12)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a stream of events does not stay in the reserve`() async throws {
        try await withFewConnections { request in
            guard request.path == ["live"] else { return .text("hello\n") }
            let events = AsyncStream([UInt8].self) { $0.yield(Array("data: 1\n\n".utf8)) }
            return .stream(events, type: "text/event-stream", endsAtShutdown: true)
        } _: { running in
            try await onThread {
                let streams = try (0..<12).map { _ in
                    let client = try RawClient(port: running.port)
                    try client.send(get("/live"))
                    _ = try client.head()
                    return client
                }
                let late = try RawClient(port: running.port)
                try late.send(get("/live"))
                let answer = try late.answer()
                #expect(answer.status == 200)
                #expect(answer["connection"] == "close")
                #expect(streams.count == 12)
            }
        }
    }

    @Test func `where there are few connections an address gets a quarter of them`() async throws {
        try await withServer { configuration in
            configuration.limits.connections = 16
            configuration.uncappedAddresses = []
        } _: { running in
            try await onThread {
                let greedy = try (0..<16).map { _ in try RawClient(port: running.port) }
                for client in greedy { try? client.send(get("/")) }
                let answered = greedy.filter { (try? $0.answer().status) == 200 }
                #expect(answered.count == 4)
                let other = try RawClient(port: running.port, from: "127.0.0.2")
                try other.send(get("/"))
                #expect(try other.answer().status == 200)
            }
        }
    }
}

@Suite struct SeatsTests {
    private func moment(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    @Test func `the longest idle gives up its seat, and nobody who is at work, known or fresh`() {
        var seats = Seats<Int>(count: 9, patience: .seconds(2))
        for id in 0..<7 { #expect(seats.take(id, at: moment(Int64(id))).kind == .kept) }
        seats.work(0)
        _ = seats.know(1, at: moment(7))
        let eighth = seats.take(8, at: moment(10))
        #expect(eighth.kind == .kept)
        #expect(eighth.evicted == 2)
        seats.work(3)
        seats.rest(3, at: moment(10))
        seats.leave(4)
        #expect(seats.take(9, at: moment(10)).evicted == nil, "there is room")
        #expect(seats.take(10, at: moment(10)).evicted == 5)
        #expect(seats.take(11, at: moment(10)).evicted == 6)
        let late = seats.take(12, at: moment(10))
        #expect(late.kind == .reserve)
        #expect(late.evicted == nil)
        #expect(seats.know(12, at: moment(11)).kind == .reserve)
        #expect(seats.know(12, at: moment(12)).evicted == 8)
    }

    @Test func `work for the seats grows with requests, not with connections`() {
        for count in [1_000, 10_000, 100_000] {
            var seats = Seats<Int>(count: count, patience: .seconds(2))
            for id in 0..<count { _ = seats.take(id, at: moment(0)) }
            for id in 0..<count {
                seats.work(id)
                seats.rest(id, at: moment(1))
            }
            for id in count..<(2 * count) { _ = seats.take(id, at: moment(5)) }
            #expect(seats.steps <= 8 * count)
        }
    }
}
