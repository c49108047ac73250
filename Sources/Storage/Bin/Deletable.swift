import Domain

/// The records that can be moved to the bin and restored.
package enum Deletable: Hashable, Sendable {
    case incident(ID<Incident>)
    case timelineEvent(ID<TimelineEvent>)
    case finding(ID<Finding>)
    case followUp(ID<FollowUp>)
    case guardrail(ID<Guardrail>)
    case guardrailLink(ID<GuardrailLink>)
    case comment(ID<Comment>)
    case postmortemMeeting(ID<PostmortemMeeting>)
    case guardrailExemption(ID<GuardrailExemption>)
    case image(ID<Image>)
    case launch(ID<Launch>)
    case premortem(ID<Premortem>)

    /// Its name in addresses: `timeline-event`.
    package var kind: String {
        switch self {
        case .incident: "incident"
        case .timelineEvent: "timeline-event"
        case .finding: "finding"
        case .followUp: "follow-up"
        case .guardrail: "guardrail"
        case .guardrailLink: "guardrail-link"
        case .comment: "comment"
        case .postmortemMeeting: "review-meeting"
        case .guardrailExemption: "guardrail-exemption"
        case .image: "image"
        case .launch: "launch"
        case .premortem: "pre-mortem"
        }
    }

    package var number: Int64 {
        switch self {
        case .incident(let id): id.rawValue
        case .timelineEvent(let id): id.rawValue
        case .finding(let id): id.rawValue
        case .followUp(let id): id.rawValue
        case .guardrail(let id): id.rawValue
        case .guardrailLink(let id): id.rawValue
        case .comment(let id): id.rawValue
        case .postmortemMeeting(let id): id.rawValue
        case .guardrailExemption(let id): id.rawValue
        case .image(let id): id.rawValue
        case .launch(let id): id.rawValue
        case .premortem(let id): id.rawValue
        }
    }

    package init?(kind: String, number: Int64) {
        switch kind {
        case "incident": self = .incident(ID(number))
        case "timeline-event": self = .timelineEvent(ID(number))
        case "finding": self = .finding(ID(number))
        case "follow-up": self = .followUp(ID(number))
        case "guardrail": self = .guardrail(ID(number))
        case "guardrail-link": self = .guardrailLink(ID(number))
        case "comment": self = .comment(ID(number))
        case "review-meeting": self = .postmortemMeeting(ID(number))
        case "guardrail-exemption": self = .guardrailExemption(ID(number))
        case "image": self = .image(ID(number))
        case "launch": self = .launch(ID(number))
        case "pre-mortem": self = .premortem(ID(number))
        default: return nil
        }
    }

    var table: StaticString {
        switch self {
        case .incident: "incident"
        case .timelineEvent: "timeline_event"
        case .finding: "finding"
        case .followUp: "follow_up"
        case .guardrail: "guardrail"
        case .guardrailLink: "guardrail_link"
        case .comment: "comment"
        case .postmortemMeeting: "review_meeting"
        case .guardrailExemption: "guardrail_exemption"
        case .image: "image"
        case .launch: "launch"
        case .premortem: "premortem"
        }
    }
}
