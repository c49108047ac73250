import Domain
import Storage

/// The choices by which the guardrail review can be narrowed.
struct GuardrailReviewChoices: Sendable {
    let teams: [Team]
    let services: [Service]

    init(_ reading: Reading) throws {
        teams = try reading.teams()
        services = try reading.services()
    }
}
