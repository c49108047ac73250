import Domain
import HTML
import Storage

extension Paths {
    static func personErasure(_ id: ID<Person>, words: String? = nil) -> Link {
        Link(
            ["settings", "people", id.description, "erasure"],
            query: words.map { [(name: "words", value: $0)] } ?? [])
    }

    /// The page that shows a text.
    static func text(_ text: NamedText) -> Link {
        let number = text.place.number
        switch text.place.kind {
        case .incident: return incident(ID(number))
        case .section: return text.incident.map { postmortemEdit($0) } ?? home
        case .finding: return finding(ID(number))
        case .followUp: return followUp(ID(number))
        case .timelineEvent: return text.incident.map { timelineAnchor(ID(number), of: $0) } ?? home
        case .comment: return text.incident.map { postmortemReview($0).anchored("comment-\(number)") } ?? home
        case .guardrail: return guardrail(ID(number))
        case .launch: return launch(ID(number))
        case .premortem: return premortem(ID(number))
        }
    }
}
