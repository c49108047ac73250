import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct ShutdownTests {
    @Test(.timeLimit(.minutes(1))) func `a request in progress is answered before the server ends`() async throws {
        let (begun, handler) = AsyncStream.makeStream(of: Void.self)
        let (refused, test) = AsyncStream.makeStream(of: Void.self)
        try await withServer { configuration in
            configuration.timeouts.shutdown = .seconds(3600)
        } handler: { _ in
            handler.yield()
            for await _ in refused { break }
            return .text("done")
        } _: { running in
            async let outcome = onThread {
                let client = try RawClient(port: running.port)
                try client.send(get("/"))
                return (try client.answer().text, try client.remainder().count)
            }
            var iterator = begun.makeAsyncIterator()
            await iterator.next()
            async let stopped: Void = running.server.stop()
            // Nobody new is let in any more: the server is stopping, and the first request is still being answered.
            while (try? await onThread { _ = try RawClient(port: running.port) }) != nil { await Task.yield() }
            test.yield()
            await stopped
            #expect(try await outcome == ("done", 0))
            try await running.run.value
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `idle, half-sent, slow and streaming connections do not hold it up`() async throws {
        try await withServer { configuration in
            configuration.timeouts.shutdown = .milliseconds(500)
        } handler: { request in
            switch request.path {
            case ["large"]: .bytes([UInt8](repeating: 0x61, count: 16 * 1024 * 1024), type: "text/plain")
            case ["download"]: .stream(AsyncStream { [UInt8](repeating: 0x61, count: 100_000) }, type: "text/plain")
            case ["never"]:
                await {
                    try? await Task.sleep(for: .seconds(3600)); return Response.text("late")
                }()
            default: .text("hello")
            }
        } _: { running in
            let clients = try await onThread {
                let requests = [
                    "", get("/"), "GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx",
                    get("/large"), get("/download"), get("/never"), get("/large") + get("/large"), "nonsense\r\n\r\n",
                ]
                let clients = try requests.map { request in
                    let client = try RawClient(port: running.port, receiveBuffer: 16 * 1024)
                    try client.send(request)
                    return client
                }
                Thread.sleep(forTimeInterval: 0.2)
                return Box(clients)
            }
            await running.server.stop()
            try await running.run.value
            #expect(clients.value.count == 9)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a stream of events is ended properly and at once`() async throws {
        let (begun, handler) = AsyncStream.makeStream(of: Void.self)
        try await withServer { configuration in
            configuration.timeouts.shutdown = .seconds(3600)
        } handler: { _ in
            let events = AsyncStream([UInt8].self) { stream in
                stream.yield(Array("data: 1\n\n".utf8))
                handler.yield()
            }
            return .stream(events, type: "text/event-stream", endsAtShutdown: true)
        } _: { running in
            async let answer = running.answer(to: get("/"))
            var iterator = begun.makeAsyncIterator()
            await iterator.next()
            await running.server.stop()
            try await running.run.value
            #expect(try await answer.text == "data: 1\n\n")
        }
    }

    @Test func `a server under load ends and answers what it took`() async throws {
        let answered = Counter()
        try await withServer { _ in
        } handler: { _ in
            .text("hello\n")
        } _: { running in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await onThread {
                            let client = try RawClient(port: running.port)
                            do {
                                while true {
                                    try client.send(get("/"))
                                    let answer = try client.answer()
                                    #expect(answer.text == "hello\n")
                                    answered.add(1)
                                }
                            } catch is RawClient.Failure {}
                        }
                    }
                }
                while answered.value < 500 { try await Task.sleep(for: .milliseconds(5)) }
                await running.server.stop()
                try await running.run.value
                try await group.waitForAll()
            }
        }
        #expect(answered.value >= 500)
    }

    @Test func `stopping twice, or before the start, is no mistake`() async throws {
        try await withServer { running in
            async let first: Void = running.server.stop()
            async let second: Void = running.server.stop()
            _ = await (first, second)
        }
        let server = Server(
            Server.Configuration(), bodyLimit: { _, _ in 0 }, loggedPath: { $0.rawPath }, handler: { _ in .empty() })
        await server.stop()
        try await server.run(until: [])
    }

    @Test func `a port in use and an unknown host are explained`() async throws {
        try await withServer { running in
            var configuration = Server.Configuration()
            configuration.logFormat = .off
            configuration.port = running.port
            let second = Server(
                configuration, bodyLimit: { _, _ in 0 }, loggedPath: { $0.rawPath }, handler: { _ in .empty() })
            let expected = "Another program is listening on 127.0.0.1:\(running.port) already."
            do {
                try await second.run(until: [])
                Issue.record("two servers on one port")
            } catch let error as Server.CannotStart {
                #expect(error.description.hasPrefix(expected))
            }
        }
        for host in ["192.0.2.1", "no such host"] {
            var configuration = Server.Configuration()
            configuration.host = host
            configuration.port = 0
            configuration.logFormat = .off
            let server = Server(
                configuration, bodyLimit: { _, _ in 0 }, loggedPath: { $0.rawPath }, handler: { _ in .empty() })
            await #expect(throws: Server.CannotStart.self) { try await server.run(until: []) }
        }
    }

    @Test func `a request that leaves no trace has no line in the log`() async throws {
        let pipe = Pipe()
        let log = Log(.text, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        try await withServer(
            { _ in }, log: log, loggedPath: { $0.rawPath.hasPrefix("/near-misses") ? nil : $0.rawPath }
        ) { running in
            _ = try await running.answer(to: get("/near-misses"))
            _ = try await running.answer(to: get("/incidents"))
        }
        try pipe.fileHandleForWriting.close()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(output.split(separator: "\n").count == 1 && output.contains(" GET /incidents "))
    }

    @Test func `every request has its line in the log`() async throws {
        let pipe = Pipe()
        let log = Log(.text, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        var id: String?
        try await withServer({ _ in }, log: log) { running in
            id = try await running.answer(to: get("/a%20b?secret=1"))["x-request-id"]
            _ = try await running.answer(to: "nonsense\r\n\r\n")
        }
        try pipe.fileHandleForWriting.close()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let lines = output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains(" info \(id ?? "") GET /a%20b 200 6 "))
        #expect(lines[0].hasSuffix(" 127.0.0.1"))
        #expect(lines[1].contains(" - - 400 "))
    }
}

/// Carries a value across threads that use it one after the other.
final class Box<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
