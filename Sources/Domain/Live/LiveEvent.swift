import Foundation

/// A notification to open pages that something has changed. It says where to look, not what is there: the page then
/// fetches the change with the permissions of its reader.
package struct LiveEvent: Equatable, Sendable {
    /// Grows with every event, so that a page can say which events it has seen.
    package let id: Int64
    package let topic: LiveTopic
    package let name: LiveEventName
    /// A JSON object.
    package let data: String

    package init(id: Int64, topic: LiveTopic, name: LiveEventName, data: String) {
        self.id = id
        self.topic = topic
        self.name = name
        self.data = data
    }
}

package enum LiveEventName: String, CaseIterable, Sendable {
    /// A section of a postmortem has a new text.
    case sectionUpdated = "section.updated"
    /// A pre-mortem looks different now: its phase, its people, its risks.
    /// Older releases called it a room, and events that they stored are still read.
    case premortemChanged = "room.changed"
    /// Only the counts of a pre-mortem have changed: the number of cards, the number of people who have voted.
    case countsChanged = "counts.changed"
}
