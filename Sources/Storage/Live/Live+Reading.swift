import Domain

/// The events of the topics that a page follows, since it last asked.
package struct LiveNews: Equatable, Sendable {
    /// Those of the topics that the asker may follow.
    package var topics: Set<LiveTopic>
    /// In the order in which they happened.
    package var events: [LiveEvent]
    /// The last event that the page has seen once it has handled these.
    package var last: Int64
    /// Whether events are missing because the page was away for too long and must load everything again.
    package var isIncomplete: Bool
}

extension Reading {
    /// Whether the asker may follow a topic, which means seeing its record.
    package func follows(_ topic: LiveTopic) throws -> Bool {
        switch topic {
        case .postmortem(let incident):
            try first("SELECT 1 FROM incident AS i WHERE i.id = ? AND \(visibleIncident("i"))", [incident.rawValue]) {
                $0.bool()
            } ?? false
        case .premortem(let id):
            try first("SELECT 1 FROM premortem AS p WHERE p.id = ? AND \(visiblePremortem("p"))", [id.rawValue]) {
                $0.bool()
            } ?? false
        }
    }

    /// The id of the last event so far, for a page that is shown now and follows later events.
    package func lastLiveEvent() throws -> Int64 {
        // The newest event is never among those removed.
        try first("SELECT coalesce(max(id), 0) FROM live_event WHERE \(followsSomething)") { $0.int64() } ?? 0
    }

    /// - Parameters:
    ///   - topics: the topics; those that the asker may not see are left out.
    ///   - id: the last event the page has seen.
    package func liveNews(of topics: Set<LiveTopic>, after id: Int64, atMost limit: Int = 200) throws -> LiveNews {
        let topics = try topics.filter { try follows($0) }
        let newest = try lastLiveEvent()
        let oldest =
            try first("SELECT min(id) FROM live_event WHERE \(followsSomething)") { $0.optionalInt64() } ?? nil
        var news = LiveNews(
            topics: topics, events: [], last: newest, isIncomplete: id > newest || id + 1 < oldest ?? newest + 1)
        if news.isIncomplete || id == newest { return news }
        for topic in topics {
            news.events += try rows(
                "SELECT id, name, data FROM live_event WHERE topic = ? AND id > ? ORDER BY id LIMIT ?",
                [topic.description, id, limit + 1]
            ) { LiveEvent(id: $0.int64(), topic: topic, name: try $0.value(), data: $0.text()) }
        }
        news.events.sort { $0.id < $1.id }
        if news.events.count > limit { return LiveNews(topics: topics, events: [], last: newest, isIncomplete: true) }
        return news
    }
}
