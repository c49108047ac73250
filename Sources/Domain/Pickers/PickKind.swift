/// What a picker chooses from.
package enum PickKind: String, CaseIterable, Sendable {
    case person
    /// A person who can sign in and so can be asked for a review.
    case reviewer
    case service
    case guardrail

    /// Whether it chooses among people.
    package var isPerson: Bool {
        switch self {
        case .person, .reviewer: true
        case .service, .guardrail: false
        }
    }

    /// Said of one that was chosen before and can no longer be chosen.
    package var gone: String {
        switch self {
        case .person: "not active"
        case .reviewer: "cannot sign in"
        case .service: "in the bin"
        case .guardrail: "retired"
        }
    }
}
