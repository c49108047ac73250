import Domain
import HTML
import Storage

extension Paths {
    /// The people whom the texts of an incident name.
    static func names(_ id: ID<Incident>) -> Link { within(id, "names") }
    static func nameAnswerReversal(_ answer: ID<GivenNameAnswer>, of id: ID<Incident>) -> Link {
        within(id, "names", answer.description, "reversal")
    }

    /// The page that shows the hints on a text outside the sections.
    static func wordingPlace(_ place: WordingPlace, of id: ID<Incident>) -> Link {
        switch place.kind {
        case .section: postmortemEdit(id)
        case .finding: finding(ID(place.number))
        case .followUp: followUp(ID(place.number))
        case .timelineEvent: timelineEventEdit(ID(place.number), of: id)
        case .incident: incidentEdit(id)
        }
    }

    /// The page that shows a text.
    static func text(_ text: ReadersText, of id: ID<Incident>) -> Link {
        switch text.place.kind {
        case .section: text.slug.map { postmortemEdit(id, at: $0) } ?? postmortemEdit(id)
        case .finding: finding(ID(text.place.number))
        case .followUp: followUp(ID(text.place.number))
        case .timelineEvent: timelineAnchor(ID(text.place.number), of: id)
        case .incident: incident(id)
        }
    }
}
