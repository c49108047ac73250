import Domain
import HTML
import Storage

extension Paths {
    static let guardrailReviews = Link(["guardrail-reviews"])
    /// A page of the guardrail review, by the rest of its path.
    static func guardrailReview(_ rest: some Sequence<String>, query: [(name: String, value: String)]) -> Link {
        Link(["guardrail-reviews"] + rest, query: query)
    }
    static func guardrailReviews(filteredBy choices: [(name: String, value: String)]) -> Link {
        list("guardrail-reviews", filteredBy: choices)
    }

    static func sitting(_ id: ID<Sitting>) -> Link { Link(["guardrail-reviews", id.description]) }
    /// A sitting that shows all items of one question.
    static func sitting(_ id: ID<Sitting>, allOf question: AgendaQuestion) -> Link {
        Link(["guardrail-reviews", id.description], query: [("question", question.rawValue)])
            .anchored(question.rawValue)
    }
    /// A sitting with the form for changing the verdict on an item.
    static func sitting(_ id: ID<Sitting>, changing item: String) -> Link {
        Link(["guardrail-reviews", id.description], query: [("change", item)]).anchored(item)
    }
    static func sittingMinutes(_ id: ID<Sitting>) -> Link { Link(["guardrail-reviews", "\(id).md"]) }
    static func sittingVerdicts(_ id: ID<Sitting>) -> Link { Link(["guardrail-reviews", id.description, "verdicts"]) }
    static func sittingAttendees(_ id: ID<Sitting>) -> Link {
        Link(["guardrail-reviews", id.description, "attendees"])
    }
    static func sittingEnding(_ id: ID<Sitting>) -> Link { Link(["guardrail-reviews", id.description, "ending"]) }
    static func sittingResumption(_ id: ID<Sitting>) -> Link {
        Link(["guardrail-reviews", id.description, "resumption"])
    }

    static func subject(_ subject: AgendaSubject) -> Link {
        switch subject {
        case .incident(let id): incident(id)
        case .followUp(let id): followUp(id)
        case .guardrail(let id): guardrail(id)
        case .risk(let id): risk(id)
        }
    }
}
