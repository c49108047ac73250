import Foundation

/// A planned change that is risky enough for a pre-mortem.
package struct Launch: Equatable, Sendable {
    package let id: ID<Launch>
    package var title: String
    /// Markdown.
    package var plan: String
    package var date: Day?
    package var ownerID: ID<Person>?
    /// A sentence about what is affected if the launch goes wrong.
    package var blastRadius: String
    package var version: Int
    package var updatedAt: Date
    /// Whether only the people and teams that it names see it.
    package var isPrivate: Bool

    package init(
        id: ID<Launch>, title: String, plan: String = "", date: Day? = nil, ownerID: ID<Person>? = nil,
        blastRadius: String = "", version: Int = 1, updatedAt: Date, isPrivate: Bool = false
    ) {
        self.id = id
        self.title = title
        self.plan = plan
        self.date = date
        self.ownerID = ownerID
        self.blastRadius = blastRadius
        self.version = version
        self.updatedAt = updatedAt
        self.isPrivate = isPrivate
    }

    /// Whether its day has come.
    package func hasCome(on today: Day) -> Bool { date.map { $0 <= today } ?? false }
}

/// An answer on the launch checklist about one guardrail of the register.
package enum CheckAnswer: String, CaseIterable, Sendable {
    case yes
    case no
    case notApplicable = "not_applicable"

    package var label: String {
        switch self {
        case .yes: "Yes"
        case .no: "No"
        case .notApplicable: "Not for this launch"
        }
    }
}
