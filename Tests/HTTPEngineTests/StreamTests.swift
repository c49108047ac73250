import Foundation
import Testing
import WebServer

@testable import HTTPEngine

@Suite struct StreamTests {
    private struct Broken: Error {}

    @Test func `pieces arrive in order and the connection goes on`() async throws {
        try await withServer { _ in
        } handler: { _ in
            let pieces = AsyncStream([UInt8].self) { stream in
                for number in 0..<100 { stream.yield(Array("\(number) ".utf8)) }
                stream.yield([])
                stream.yield([UInt8](repeating: 0x61, count: 300_000))
                stream.finish()
            }
            return .stream(pieces, type: "text/plain")
        } _: { running in
            let (first, second) = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(get("/"))
                let first = try client.answer()
                try client.send(get("/"))
                return (first, try client.answer())
            }
            #expect(first["transfer-encoding"] == "chunked")
            #expect(first["content-length"] == nil)
            #expect(first.body.count == 300_290)
            #expect(first.text.hasPrefix("0 1 2 "))
            #expect(second.body == first.body)
        }
    }

    @Test func `a stream is not sent to HEAD, and to HTTP/1.0 without chunks`() async throws {
        try await withServer { _ in
        } handler: { _ in
            .stream(
                AsyncStream { stream in
                    stream.yield([0x61]); stream.finish()
                }, type: "text/plain")
        } _: { running in
            let (head, next, old) = try await onThread {
                let client = try RawClient(port: running.port)
                try client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/"))
                let answers = (try client.answer(toHead: true), try client.answer())
                let oldClient = try RawClient(port: running.port)
                try oldClient.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
                return (answers.0, answers.1, try oldClient.answer())
            }
            #expect(head.status == 200)
            #expect(head["transfer-encoding"] == nil)
            #expect(next.text == "a")
            #expect(old.text == "a")
            #expect(old["connection"] == "close")
        }
    }

    @Test func `a source that fails leaves an answer that is visibly incomplete`() async throws {
        try await withServer { _ in
        } handler: { _ in
            .stream(
                AsyncThrowingStream { stream in
                    stream.yield([0x61]); stream.finish(throwing: Broken())
                }, type: "text/plain")
        } _: { running in
            await #expect(throws: RawClient.Failure.self) { try await running.answer(to: get("/")) }
        }
    }

    @Test func `the source is told when the reader goes away`() async throws {
        let (ended, source) = AsyncStream.makeStream(of: Void.self)
        try await withServer { _ in
        } handler: { _ in
            let events = AsyncStream([UInt8].self) { stream in
                stream.onTermination = { _ in source.yield() }
                stream.yield(Array("data: 1\n\n".utf8))
            }
            return .stream(events, type: "text/event-stream", endsAtShutdown: true)
        } _: { running in
            try await onThread {
                let client = try RawClient(port: running.port)
                try client.send(get("/"))
                _ = try client.head()
                _ = try client.line()
            }
            var iterator = ended.makeAsyncIterator()
            await iterator.next()
        }
    }

    @Test func `a source is not asked for more than a stalled reader takes`() async throws {
        let produced = Counter()
        try await withServer { configuration in
            configuration.timeouts.write = .milliseconds(400)
        } handler: { _ in
            let pieces = AsyncStream<[UInt8]> {
                produced.add(1)
                return [UInt8](repeating: 0x61, count: 1024 * 1024)
            }
            return .stream(pieces, type: "text/plain")
        } _: { running in
            try await onThread {
                let client = try RawClient(port: running.port, receiveBuffer: 16 * 1024)
                try client.send(get("/"))
                _ = try client.head()
                Thread.sleep(forTimeInterval: 1)
            }
            #expect(produced.value < 64)
        }
    }
}

final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func add(_ number: Int) { lock.withLock { count += number } }
    var value: Int { lock.withLock { count } }
}
