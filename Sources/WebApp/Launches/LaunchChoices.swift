import Domain
import Storage

struct LaunchChoices: Sendable {
    let people: PickChoices
    let services: PickChoices

    init(_ reading: Reading) throws {
        people = try PickChoices(reading, .person)
        services = try PickChoices(reading, .service)
    }
}
