import Domain

/// The front matter of an incident in the demo story.
package struct DemoIncidentHead: Decodable, Sendable {
    let title: String
    let kind: Word<IncidentKind>
    let severity: Int
    let state: Word<IncidentState>
    let summary: String
    let day: Int
    let services: [String]
    let noticedHow: String
    let surprise: String
    let times: [String: DemoTime]
    let impact: [String: Amount]
    let roles: Roles
    let timeline: [Event]
    let findings: [Finding]
    let guardrails: [DemoGuardrail]
    let followUps: [DemoFollowUp]
    let postmortem: Postmortem

    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, kind, severity, state, summary, day, services, surprise, times, impact, roles, timeline, findings
        case guardrails, postmortem
        case noticedHow = "noticed_how"
        case followUps = "follow_ups"
    }

    struct Amount: Decodable, Sendable {
        let certainty: Word<Certainty>
        let quantity: Int64?
        let note: String?
    }

    struct Roles: Decodable, Sendable {
        let guardrailLead: String
        let facilitator: String
        let responders: [String]
        let scribe: String

        enum CodingKeys: String, CodingKey {
            case facilitator, responders, scribe
            case guardrailLead = "guardrail_lead"
        }
    }

    struct Event: Decodable, Sendable {
        let day: Int
        let at: String
        let precision: Word<Precision>
        let text: String
        let starred: Bool?
    }

    struct Finding: Decodable, Sendable {
        let key: String
        let kind: Word<FindingKind>
        let title: String
        let detail: String
        let proposes: [String]?
    }

    struct Postmortem: Decodable, Sendable {
        let template: String
        let state: Word<PostmortemState>
        let publishedDay: Int
        let authors: [String]
        let reviewers: [String]
        let comments: [Comment]?

        enum CodingKeys: String, CodingKey {
            case template, state, authors, reviewers, comments
            case publishedDay = "published_day"
        }
    }

    /// A reviewer's comment on a passage, with its answer.
    struct Comment: Decodable, Sendable {
        let by: String
        /// The slug of its heading.
        let section: String
        let quote: String
        let text: String
        let answer: String
    }
}
