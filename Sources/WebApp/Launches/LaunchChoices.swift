import Domain
import Storage

struct LaunchChoices: Sendable {
    let people: PickChoices
    let services: PickChoices
    let audience: AudienceChoices
    let isPrivate: Bool

    /// - Parameter launch: nil for a new one.
    init(_ reading: Reading, _ launch: ID<Launch>? = nil) throws {
        people = try PickChoices(reading, .person)
        services = try PickChoices(reading, .service)
        audience = try AudienceChoices(reading)
        isPrivate = try launch.flatMap { try reading.isPrivate(.launch($0)) } ?? false
    }
}
