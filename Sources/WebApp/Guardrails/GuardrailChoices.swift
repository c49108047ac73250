import Domain
import HTML
import Storage

/// The choices for the fields of a guardrail.
struct GuardrailChoices: Sendable {
    let services: [Service]
    let teams: [Team]

    init(_ reading: Reading) throws {
        services = try reading.services()
        teams = try reading.teams()
    }

    /// The possible owner teams. The present one is among them, even if it is in the bin.
    func teams(besides current: GuardrailDossier?) -> [(value: String, label: String)] {
        var options = teams.map { (value: $0.id.description, label: $0.name) }
        if let id = current?.guardrail.ownerTeamID, !teams.contains(where: { $0.id == id }) {
            options.append((id.description, "\(current?.ownerTeam ?? "A team") (in the bin)"))
        }
        return [("", "No team yet")] + options
    }

    /// The possible services. Those it protects now are among them, even if they are in the bin.
    func services(besides current: GuardrailDossier?) -> [(value: String, label: String)] {
        let known = Set(services.map(\.id))
        let gone = (current?.services ?? []).filter { !known.contains($0.id) }
        return services.map { ($0.id.description, $0.name) }
            + gone.map { ($0.id.description, "\($0.name) (in the bin)") }
    }
}
