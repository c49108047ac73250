import Foundation
import TestSupport
import WebServer

@testable import WebApp

/// A browser that holds a stream open.
final class Listener: Sendable {
    let response: Response
    private let pieces: AsyncStream<String>
    private let reading: Task<Void, Never>

    struct Ended: Error {}

    convenience init(_ app: TestApp, as member: Cast, topics: [String], lastSeen: Int64? = nil) async throws {
        try await self.init(app, browser: try await app.browser(as: member), topics: topics, lastSeen: lastSeen)
    }

    init(_ app: TestApp, browser: Browser, topics: [String], lastSeen: Int64? = nil) async throws {
        let query = topics.map { "topic=\($0)" }.joined(separator: "&")
        var headers: Headers = ["cookie": browser.cookieHeader, "sec-fetch-site": "same-origin"]
        if let lastSeen { try headers.set("last-event-id", String(lastSeen)) }
        response = await app.app.respond(to: try Request(.get, "/live?\(query)", headers: headers))
        guard case .stream(let body) = response.body else { throw Ended() }
        let (pieces, source) = AsyncStream.makeStream(of: String.self)
        self.pieces = pieces
        reading = Task {
            try? await body.write { source.yield(String(decoding: $0, as: UTF8.self)) }
            source.finish()
        }
    }

    func nextOrEnd() async throws -> String? {
        for await piece in pieces { return piece }
        return nil
    }

    /// The next piece that is like that; those before it are passed over.
    func next(where isWanted: (String) -> Bool = { _ in true }) async throws -> String {
        while let piece = try await nextOrEnd() {
            if isWanted(piece) { return piece }
        }
        throw Ended()
    }

    func close() { reading.cancel() }

    func isOver() async { await reading.value }
}
