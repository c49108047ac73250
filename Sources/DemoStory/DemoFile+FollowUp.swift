import Domain

/// A follow-up in the files of the demo story.
struct DemoFollowUp: Decodable, Sendable {
    let key: String?
    let title: String
    let detail: String?
    let state: Word<FollowUpState>
    let owner: String?
    let dueDay: Int?
    let doneDay: Int?
    let finding: String?
    let guardrail: String?
    let also: [String]?
    let relation: Word<GuardrailRelation>?
    let evidenceURL: String?
    let reason: String?
    let supersededBy: String?

    enum CodingKeys: String, CodingKey {
        case key, title, detail, state, owner, finding, guardrail, also, relation, reason
        case dueDay = "due_day"
        case doneDay = "done_day"
        case evidenceURL = "evidence_url"
        case supersededBy = "superseded_by"
    }

    /// The guardrails it adds, repairs or proves.
    var guardrails: [String] { [guardrail].compactMap { $0 } + (also ?? []) }
}
