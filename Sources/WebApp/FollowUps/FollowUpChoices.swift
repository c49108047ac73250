import Domain
import HTML
import Storage

/// The choices for the fields of a follow-up.
struct FollowUpChoices: Sendable {
    let people: [Person]
    let teams: [Team]
    let deadlines: Deadlines

    init(_ reading: Reading) throws {
        people = try reading.people()
        teams = try reading.teams()
        deadlines = try reading.deadlines()
    }

    /// The possible owners. The present owner is among them, even if they can no longer be given work.
    func owners(besides current: FollowUpSummary? = nil) -> [(value: String, label: String)] {
        var options = people.map { (value: $0.id.description, label: $0.name) }
        if let id = current?.followUp.ownerID, !people.contains(where: { $0.id == id }) {
            options.append((id.description, "\(current?.ownerName ?? "Somebody") (not active)"))
        }
        return [("", "No owner yet")] + options
    }

    func teams(besides current: FollowUpSummary? = nil) -> [(value: String, label: String)] {
        var options = teams.map { (value: $0.id.description, label: $0.name) }
        if let id = current?.followUp.teamID, !teams.contains(where: { $0.id == id }) {
            options.append((id.description, "\(current?.teamName ?? "A team") (in the bin)"))
        }
        return [("", "No team")] + options
    }
}
