import Domain
import Storage

/// The choices by which the guardrail review can be narrowed.
struct GuardrailReviewChoices: Sendable {
    let teams: [Team]
    let services: PickChoices

    init(_ reading: Reading) throws {
        teams = try reading.teams()
        services = try PickChoices(reading, .service, isShared: true)
    }
}
