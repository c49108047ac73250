import Domain
import Foundation

extension Change {
    /// How long events are kept. A page that was away for longer loads everything again.
    static let liveEventsAreKept: TimeInterval = 24 * 3_600

    /// Tells the pages that follow a topic about this change, once it is committed.
    ///
    /// - Parameter data: what the page needs to know to ask for the rest, and nothing that only some may see.
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
