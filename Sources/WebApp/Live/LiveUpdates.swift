import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/live`.
enum LiveUpdates {
    /// Streams the events of the topics in the address: `GET /live?topic=postmortem:INC-12&after=17`.
    static func stream(_ visit: Visit) async throws -> Response {
        let topics = try await visit.followedTopics()
        guard let listening = visit.app.live.listen(to: topics, as: visit.asker) else {
            var response = Response.text(
                "Too many pages are open. Poll at intervals instead.", status: .serviceUnavailable)
            try response.headers.set("retry-after", "60")
            return response
        }
        let stream = LiveStream(
            app: visit.app, asker: visit.asker, topics: topics, listening: listening, start: visit.lastSeenEvent,
            isStillSignedIn: visit.sessionCheck)
        var response = Response.stream(stream, type: "text/event-stream", endsAtShutdown: true)
        try response.headers.set("cache-control", "no-store")
        // nginx would otherwise buffer the events.
        try response.headers.set("x-accel-buffering", "no")
        return response
    }

    /// The same events in one answer, for browsers that cannot hold a stream open:
    /// `{"last": 17, "messages": [{"id": 17, "message": …}]}`.
    static func news(_ visit: Visit) async throws -> Response {
        let topics = try await visit.followedTopics()
        let after = visit.lastSeenEvent
        let news = try await visit.read { try $0.liveNews(of: topics, after: after) }
        var entries: [LiveNewsAnswer.Entry] = []
        if news.isIncomplete {
            entries += topics.sorted().map { .init(id: news.last, message: .reset($0)) }
        }
        entries += try news.events.map { .init(id: $0.id, message: try LiveMessage($0)) }
        entries += topics.sorted().map { topic in
            .init(id: 0, message: .presence(visit.app.live.present(in: topic, at: visit.now), in: topic))
        }
        return try .json(LiveNewsAnswer(last: news.last, messages: entries))
    }

    /// Receives a page's report that somebody is present or has left.
    static func updatePresence(_ visit: Visit) async throws -> Response {
        guard let topic = visit.form["topic"].flatMap({ LiveTopic($0) }),
            try await visit.read({ try $0.follows(topic) })
        else { throw Obstacle.notFound }
        // Guests are listed in their pre-mortem, but nobody needs to know which part they are in.
        guard let viewer = visit.frame.viewer else { return .empty() }
        let place = visit.form["place"] ?? ""
        let tab = visit.form["tab"] ?? ""
        guard place.utf8.count <= 100, tab.utf8.count <= 100 else { throw Refusal("The place is too long.") }
        if visit.form["left"] == "1" {
            visit.app.live.leave(topic, viewer.id, tab: tab)
        } else {
            visit.app.live.enter(
                topic, Presence(personID: viewer.id, name: viewer.name, place: place), tab: tab, at: visit.now)
        }
        return .empty()
    }

    /// Makes the page follow a topic: `live.js` passes its events to the page's other scripts.
    ///
    /// - Parameter event: the last event that the page already shows, see `Reading.lastLiveEvent`.
    static func topic(_ topic: LiveTopic, after event: Int64, _ frame: Frame) -> HTML {
        """
        <div hidden data-live-topic="\(topic.description)" data-live-after="\(String(event))"\(attribute: "data-person", frame.viewer?.id.description)></div>
        """
    }
}

private struct LiveNewsAnswer: Encodable {
    let last: Int64
    let messages: [Entry]

    struct Entry: Encodable {
        let id: Int64
        let message: LiveMessage
    }
}

extension Visit {
    /// The topics in the address that the asker may follow.
    ///
    /// - Throws: ``Obstacle/notFound`` if there are none, or an unreasonable number.
    fileprivate func followedTopics() async throws -> Set<LiveTopic> {
        let asked = Set(query.all("topic").compactMap { LiveTopic($0) })
        if asked.count > 50 { throw Obstacle.notFound }
        let topics = try await read { reading in Set(try asked.filter { try reading.follows($0) }) }
        if topics.isEmpty { throw Obstacle.notFound }
        return topics
    }

    /// A browser that reconnects sends it in a header.
    fileprivate var lastSeenEvent: Int64 {
        (request.headers["last-event-id"] ?? query["after"]).flatMap { Int64($0) }.map { max(0, $0) } ?? 0
    }
}
