import Foundation

/// An event on the timeline of an incident: what happened, when it happened (not when it was typed), and its source.
package struct TimelineEvent: Equatable, Sendable {
    package let id: ID<TimelineEvent>
    package let incidentID: ID<Incident>
    package var moment: Moment
    /// One paragraph of Markdown.
    package var text: String
    package var source: TimelineSource
    package var isStarred: Bool
    package var version: Int
    package var createdAt: Date
    package var createdBy: ID<Person>?

    package init(
        id: ID<TimelineEvent>, incidentID: ID<Incident>, moment: Moment, text: String, source: TimelineSource,
        isStarred: Bool, version: Int = 1, createdAt: Date, createdBy: ID<Person>?
    ) {
        self.id = id
        self.incidentID = incidentID
        self.moment = moment
        self.text = text
        self.source = source
        self.isStarred = isStarred
        self.version = version
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}

package enum TimelineSource: String, CaseIterable, Sendable {
    /// Typed by a person.
    case person
    /// Pasted from notes, a chat or another document.
    case pasted
    /// Written by Handrail: a change of state or severity.
    case system

    package var label: String {
        switch self {
        case .person: "Typed"
        case .pasted: "Pasted"
        case .system: "Handrail"
        }
    }
}
