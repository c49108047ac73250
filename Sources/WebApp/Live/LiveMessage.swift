import Domain
import Foundation

/// One message to a page that follows a topic: `{"topic": …, "name": …, "data": …}`.
struct LiveMessage: Encodable, Sendable {
    let topic: String
    let name: String
    let data: any Encodable & Sendable

    private enum CodingKeys: CodingKey {
        case topic
        case name
        case data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(topic, forKey: .topic)
        try container.encode(name, forKey: .name)
        try container.encode(data, forKey: .data)
    }
}

extension LiveMessage {
    init(_ event: LiveEvent) throws {
        let data = try JSONDecoder().decode(JSONValue.self, from: Data(event.data.utf8))
        self.init(topic: event.topic.description, name: event.name.rawValue, data: data)
    }

    /// Too much has happened: load everything again.
    static func reset(_ topic: LiveTopic) -> LiveMessage {
        LiveMessage(topic: topic.description, name: "reset", data: JSONValue.object([:]))
    }

    static func presence(_ people: [Presence], in topic: LiveTopic) -> LiveMessage {
        struct Entry: Encodable {
            let person: Int64
            let name: String
            let place: String
        }
        let entries = people.map { Entry(person: $0.personID.rawValue, name: $0.name, place: $0.place) }
        return LiveMessage(topic: topic.description, name: "presence", data: entries)
    }

    /// The message as a server-sent event, whose JSON has no line breaks.
    ///
    /// - Parameter id: the number in the event log; nil for messages that are not in it.
    func event(id: Int64?) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(self), as: UTF8.self)
        return (id.map { "id: \($0)\n" } ?? "") + "data: \(json)\n\n"
    }
}
