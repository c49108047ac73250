import Domain
import Storage

struct LaunchChoices: Sendable {
    let people: [Person]
    let services: [Service]

    /// - Parameter chosen: services that stay among the choices even if they have been deleted since.
    init(_ reading: Reading, besides chosen: [Service] = []) throws {
        people = try reading.people()
        let known = try reading.services()
        services = known + chosen.filter { service in !known.contains { $0.id == service.id } }
    }
}
