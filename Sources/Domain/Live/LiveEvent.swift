import Foundation

/// Something that happened and that pages which are open want to know of. It says what to look at, not what it looks like:
/// the page then asks for it, with the rights of whoever is reading.
package struct LiveEvent: Equatable, Sendable {
    /// Grows with every event, so that a page can say what it has seen.
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
    /// A session looks different now: its phase, its people, its risks.
    case premortemChanged = "room.changed"
    /// Only the numbers of a session have changed: how many cards there are, how many people have voted.
    case countsChanged = "counts.changed"
}
