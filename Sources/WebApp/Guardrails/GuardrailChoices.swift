import Domain
import HTML
import Storage

/// The choices for the fields of a guardrail.
struct GuardrailChoices: Sendable {
    let services: PickChoices
    let teams: [Team]

    init(_ reading: Reading) throws {
        services = try PickChoices(reading, .service)
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

}
