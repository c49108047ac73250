/// The number of records of each kind in the demo story.
package struct DemoCounts: Equatable, Sendable {
    package var incidents = 0
    package var guardrails = 0
    package var followUps = 0
    package var launches = 0
    package var premortems = 0
    package var people = 0
    package var teams = 0
    package var services = 0

    package init(
        incidents: Int = 0, guardrails: Int = 0, followUps: Int = 0, launches: Int = 0, premortems: Int = 0,
        people: Int = 0, teams: Int = 0, services: Int = 0
    ) {
        self.incidents = incidents
        self.guardrails = guardrails
        self.followUps = followUps
        self.launches = launches
        self.premortems = premortems
        self.people = people
        self.teams = teams
        self.services = services
    }

    package var isEmpty: Bool { self == DemoCounts() }

    /// `5 incidents, 44 guardrails, 32 follow-ups, 1 launch, 14 people, 6 teams`; kinds without records are left out.
    package var words: String {
        let parts = [
            (incidents, "incident", "incidents"), (guardrails, "guardrail", "guardrails"),
            (followUps, "follow-up", "follow-ups"), (launches, "launch", "launches"),
            (premortems, "pre-mortem", "pre-mortems"), (people, "person", "people"), (teams, "team", "teams"),
            (services, "service", "services"),
        ]
        return parts.compactMap { count, one, many in count == 0 ? nil : "\(count) \(count == 1 ? one : many)" }
            .joined(separator: ", ")
    }
}
