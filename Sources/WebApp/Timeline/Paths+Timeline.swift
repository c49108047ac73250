import Domain
import HTML

extension Paths {
    static func timeline(_ id: ID<Incident>) -> Link { within(id, "timeline") }
    static func timelinePaste(_ id: ID<Incident>) -> Link { within(id, "timeline", "paste") }
    static func timelineMarks(_ id: ID<Incident>) -> Link { within(id, "timeline", "marks") }
    static func timelineBatch(_ id: ID<Incident>) -> Link { within(id, "timeline", "batch") }
    static func timelineEvent(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        within(id, "timeline", event.description)
    }
    static func timelineEventEdit(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        within(id, "timeline", event.description, "edit")
    }
    static func timelineEventStar(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        within(id, "timeline", event.description, "star")
    }
    static func timelineEventDeletion(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        within(id, "timeline", event.description, "deletion")
    }
    /// The entry on its incident's page.
    static func timelineAnchor(_ event: ID<TimelineEvent>, of id: ID<Incident>) -> Link {
        incident(id).anchored("event-\(event)")
    }
}
