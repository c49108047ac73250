/// The people and teams that a private record names.
package struct Audience: Equatable, Sendable {
    package var people: Set<ID<Person>>
    package var teams: Set<ID<Team>>

    package init(people: Set<ID<Person>> = [], teams: Set<ID<Team>> = []) {
        self.people = people
        self.teams = teams
    }
}
