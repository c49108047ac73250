import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

struct LivePagesTests {
    @Test func `a stream says at once that it is there, and then what happens`() async throws {
        let review = try await Reviewed()
        let listener = try await Listener(review.app, as: .mei, topics: ["postmortem:\(review.id.key)"])
        #expect(listener.response.headers["content-type"] == "text/event-stream")
        #expect(listener.response.headers["x-accel-buffering"] == "no")
        #expect(try await listener.next().hasPrefix(": connected\n"))
        try await review.write("summary", "First.")
        let piece = try await listener.next { $0.contains("section.updated") }
        #expect(piece.hasPrefix("id: "))
        let data = #"{"by":1,"revision":2,"section":"summary"}"#
        let json = #"{"data":\#(data),"name":"section.updated","topic":"postmortem:INC-1"}"#
        #expect(piece.hasSuffix("\ndata: \(json)\n\n"))
        listener.close()
    }

    @Test func `who comes back hears what happened in the meantime, and only that`() async throws {
        let review = try await Reviewed()
        let topic = "postmortem:\(review.id.key)"
        try await review.write("summary", "First.")
        let first = try await Listener(review.app, as: .mei, topics: [topic], lastSeen: 0)
        let seen = try #require(try await first.next { $0.contains("id: ") }.eventIDs.last)
        first.close()
        try await review.write("summary", "Second.")
        let second = try await Listener(review.app, as: .mei, topics: [topic], lastSeen: seen)
        let piece = try await second.next { $0.contains("id: ") }
        #expect(piece.eventIDs == [seen + 1])
        second.close()
    }

    @Test func `while nothing happens the connection is kept open, until the session ends`() async throws {
        let review = try await Reviewed()
        let app = try await TestApp(store: review.app.store, liveKeepAlive: .milliseconds(5))
        let mei = try await app.browser(as: .mei)
        let listener = try await Listener(app, browser: mei, topics: ["postmortem:\(review.id.key)"])
        _ = try await listener.next { $0.hasPrefix(": keep-alive") }
        try await mei.open("/incidents")
        try await mei.press("Sign out")
        while try await listener.nextOrEnd() != nil {}
    }

    @Test func `what the asker may not see is not followed`() async throws {
        let review = try await Reviewed()
        let mei = try await review.app.browser(as: .mei)
        for query in ["", "?topic=", "?topic=postmortem:INC-99", "?topic=nonsense"] {
            #expect(try await mei.open("/live\(query)").status == 404)
            #expect(try await mei.open("/live/news\(query)").status == 404)
        }
        let listener = try await Listener(review.app, as: .mei, topics: ["postmortem:\(review.id.key)"])
        try await review.change { try $0.delete(.incident(review.id)) }
        try await review.change { change in
            _ = try change.declare(IncidentDeclaration(title: "Another", severity: .sev5))
        }
        #expect(try await mei.open("/live?topic=postmortem:\(review.id.key)").status == 404)
        listener.close()
    }

    @Test func `without a stream one asks now and then`() async throws {
        let review = try await Reviewed()
        let mei = try await review.app.browser(as: .mei)
        try await review.write("summary", "First.")
        let answer = try await mei.open("/live/news?topic=postmortem:\(review.id.key)&after=0")
        #expect(answer.response.headers["content-type"] == "application/json")
        let told = try JSONDecoder().decode(News.self, from: Data(answer.html.utf8))
        #expect(told.messages.map(\.id) == [told.last, 0])
        #expect(told.messages.map(\.message.name) == ["section.updated", "presence"])
        #expect(told.messages.map(\.message.topic) == ["postmortem:INC-1", "postmortem:INC-1"])
        #expect(answer.html.contains(#""data":{"by":1,"revision":2,"section":"summary"}"#))
        #expect(answer.html.contains(#""data":[]"#))
        let again = try await mei.open("/live/news?topic=postmortem:\(review.id.key)&after=999")
        #expect(again.html.contains(#""name":"reset""#))
    }

    @Test func `who is there is told, with the place, until they leave or are silent`() async throws {
        let review = try await Reviewed()
        let topic = "postmortem:\(review.id.key)"
        let mei = try await review.app.browser(as: .mei)
        let csrf = try await mei.open("/incidents").formToken()
        let listener = try await Listener(review.app, as: .priya, topics: [topic])
        let here = [("csrf", csrf), ("topic", topic), ("tab", "a"), ("place", "summary")]
        #expect(try await mei.send(.post, "/live/presence", form: here).status == 204)
        #expect(try await listener.next { $0.contains("Mei Tanaka") }.contains(#""place":"summary""#))
        #expect(try await mei.send(.post, "/live/presence", form: here + [("left", "1")]).status == 204)
        #expect(try await listener.next { $0.contains("presence") }.contains(#""data":[]"#))
        _ = try await mei.send(.post, "/live/presence", form: here)
        review.app.clock.advance(by: LiveHub.presenceLasts + 1)
        #expect(review.app.app.live.present(in: .postmortem(review.id), at: review.app.clock.now) == [])
        let elsewhere = [("csrf", csrf), ("topic", "postmortem:INC-99"), ("tab", "a"), ("place", "")]
        #expect(try await mei.send(.post, "/live/presence", form: elsewhere).status == 404)
        listener.close()
    }

    @Test func `one person holds only so many streams, and they are forgotten when closed`() async throws {
        let review = try await Reviewed()
        let topic = "postmortem:\(review.id.key)"
        let mei = try await review.app.browser(as: .mei)
        var listeners: [Listener] = []
        for _ in 0..<LiveHub.mostListenersOfOne {
            listeners.append(try await Listener(review.app, browser: mei, topics: [topic]))
        }
        #expect(try await mei.open("/live?topic=\(topic)").status == 503)
        #expect(review.app.app.live.listenerCount == LiveHub.mostListenersOfOne)
        for listener in listeners {
            _ = try await listener.next()
            listener.close()
        }
        for listener in listeners { await listener.isOver() }
        // The hub hears of the end of a stream a moment after whoever read it.
        for _ in 0..<500 where review.app.app.live.listenerCount > 0 { try await Task.sleep(for: .milliseconds(20)) }
        #expect(review.app.app.live.listenerCount == 0)
    }
}

private struct News: Decodable {
    let last: Int64
    let messages: [Entry]

    struct Entry: Decodable {
        let id: Int64
        let message: Message
    }

    struct Message: Decodable {
        let topic: String
        let name: String
    }
}

extension String {
    fileprivate var eventIDs: [Int64] {
        split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int64($0.dropFirst(4)) }
    }
}
