import Domain
import HTML
import Storage

/// The choices for the fields of a follow-up.
struct FollowUpChoices: Sendable {
    let people: PickChoices
    let teams: [Team]
    let deadlines: Deadlines

    init(_ reading: Reading) throws {
        people = try PickChoices(reading, .person)
        teams = try reading.teams()
        deadlines = try reading.deadlines()
    }

    func teams(besides current: FollowUpSummary? = nil) -> [(value: String, label: String)] {
        var options = teams.map { (value: $0.id.description, label: $0.name) }
        if let id = current?.followUp.teamID, !teams.contains(where: { $0.id == id }) {
            options.append((id.description, "\(current?.teamName ?? "A team") (in the bin)"))
        }
        return [("", "No team")] + options
    }
}
