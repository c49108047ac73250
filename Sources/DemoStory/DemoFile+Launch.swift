import Domain

/// The front matter of the demo story's `launch.md`.
package struct DemoLaunchHead: Decodable, Sendable {
    let title: String
    let day: Int
    let owner: String
    let services: [String]
    let blastRadius: String
    let premortem: Premortem

    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, day, owner, services
        case premortem = "pre-mortem"
        case blastRadius = "blast_radius"
    }

    struct Premortem: Decodable, Sendable {
        let template: String
        let day: Int
        let at: String
        let facilitator: String
        let participants: [String]
        let cards: [Card]
        let risks: [Risk]
        let conditions: [Condition]
        let decision: Word<LaunchDecision>
        let note: String
    }

    struct Card: Decodable, Sendable {
        let by: String
        /// The key of the risk that the card is grouped into.
        let risk: String
        /// One of the template's prompts.
        let prompt: String
        let text: String
    }

    struct Risk: Decodable, Sendable {
        let key: String
        /// The title of the group; by default the words of its first card.
        let title: String?
        let votes: [String: Int]
        let likelihood: Word<RiskLevel>?
        let impact: Word<RiskLevel>?
        let sign: String?
        let guardrails: [String]?
        let accepted: Acceptance?
    }

    struct Acceptance: Decodable, Sendable {
        let by: String
        let reason: String
        let lookAgainDay: Int

        enum CodingKeys: String, CodingKey {
            case by, reason
            case lookAgainDay = "look_again_day"
        }
    }

    /// A follow-up that answers a risk and has to be done before the launch.
    struct Condition: Decodable, Sendable {
        let risk: String
        let title: String
        let detail: String
        let owner: String
        let dueDay: Int

        enum CodingKeys: String, CodingKey {
            case risk, title, detail, owner
            case dueDay = "due_day"
        }
    }
}
