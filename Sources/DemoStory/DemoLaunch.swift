import Domain

/// The launch in the demo story, and the pre-mortem held before it.
package struct DemoLaunch: Sendable {
    package let head: DemoLaunchHead
    /// Markdown.
    package let plan: String
    package let template: PremortemTemplate

    package init(head: DemoLaunchHead, plan: String, template: PremortemTemplate) {
        self.head = head
        self.plan = plan
        self.template = template
    }
}

/// The front matter of the demo story's `launch.md`.
package struct DemoLaunchHead: Decodable, Sendable {
    package let title: String
    let day: Int
    let owner: String
    let services: [String]
    let blastRadius: String
    package let session: Session

    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, day, owner, services, session
        case blastRadius = "blast_radius"
    }

    /// The names that the front matter may contain.
    package static let fields = Set(CodingKeys.allCases.map(\.rawValue))

    package struct Session: Decodable, Sendable {
        package let template: String
        let day: Int
        let at: String
        let facilitator: String
        let participants: [String]
        let cards: [Card]
        let risks: [Risk]
        package let conditions: [Condition]
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
    package struct Condition: Decodable, Sendable {
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
