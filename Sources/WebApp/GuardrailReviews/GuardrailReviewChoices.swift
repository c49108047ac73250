import Domain
import Storage

/// What the guardrail review can be narrowed to.
struct GuardrailReviewChoices: Sendable {
    let teams: [Team]
    let services: [Service]

    init(_ reading: Reading) throws {
        teams = try reading.teams()
        services = try reading.services()
    }
}
