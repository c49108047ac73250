import Domain
import Foundation

extension Change {
    /// The time for which events are kept. A page that was away for longer loads everything again.
    static let liveEventsAreKept: TimeInterval = 24 * 3_600

    /// Notifies the pages that follow a topic of this change, once it is committed.
    ///
    /// - Parameter data: the data that a page needs to fetch the rest, and nothing that only some people may see.
    func announce(_ name: LiveEventName, to topic: LiveTopic, _ data: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try run(
            "INSERT INTO live_event (topic, name, data, at) VALUES (?, ?, ?, ?)",
            [
                topic.description, name.rawValue, String(decoding: try encoder.encode(data), as: UTF8.self),
                now.milliseconds,
            ])
        try run(
            "DELETE FROM live_event WHERE at < ?", [now.addingTimeInterval(-Change.liveEventsAreKept).milliseconds])
        announced.insert(topic)
    }
}
