import Domain
import HTML
import Storage

/// The fields that say who may see something, with their values as typed.
struct AudienceForm: Sendable {
    var people = Picked()
    var teams: Set<String> = []
    /// Whether something new is to be private; only on forms that make it.
    var isPrivate = false

    static let pickers: [Picker] = [.many(.person, "people")]

    init() {}

    init(people: [Pick], teams: Set<ID<Team>>) {
        self.people = Picked(people)
        self.teams = Set(teams.map(\.description))
    }

    init(_ form: PickedForm) {
        people = form.picked("people")
        teams = Set(form.form.all("teams"))
        isPrivate = form.form.contains("is_private")
    }

    func audience() throws(Refusal) -> Audience {
        var problems = Problems()
        let people = problems.checking { () throws(Refusal) in try self.people.ids("people") as Set<ID<Person>> }
        let ids = teams.map { ID<Team>(text: $0) }
        if ids.contains(nil) { problems.add(field: "teams", "Choose one of the teams.") }
        try problems.throwIfAny()
        return Audience(people: people ?? [], teams: Set(ids.compactMap(\.self)))
    }

    /// Nil for something that everybody may see.
    func audienceIfPrivate() throws(Refusal) -> Audience? {
        if isPrivate { return try audience() }
        if people.isEmpty && teams.isEmpty { return nil }
        throw Refusal(
            field: "is_private", "Tick “Only some people may see it”, or take the names away: everybody would see it.")
    }

    func fields(_ choices: AudienceChoices, problems: [Refusal.Problem]) -> HTML {
        """
        \(picksField("people", legend: "People", people, choices.people, problems: problems))
        \(when: !choices.teams.isEmpty, checkboxes(
            "teams", legend: "Teams", options: choices.teams, selected: teams,
            hint: "Whoever joins a team later sees it as well.", problems: problems))
        """
    }

    /// For the form of something new.
    func newFields(_ noun: String, _ choices: AudienceChoices, problems: [Refusal.Problem]) -> HTML {
        disclosure(
            "Who may see it",
            isOpen: isPrivate || problems.contains { ["is_private", "people", "teams"].contains($0.field) },
            """
            \(checkbox(
                "is_private", label: "Only some people may see it", isOn: isPrivate,
                hint: "The \(noun) is then private: you and those named below see it, with everything in it. Administrators do not, unless they are named."))
            \(fields(choices, problems: problems))
            """)
    }
}

/// The people and teams to choose from.
struct AudienceChoices: Sendable {
    let people: PickChoices
    let teams: [(value: String, label: String)]

    init(_ reading: Reading) throws {
        people = try PickChoices(reading, .person)
        teams = try reading.teamsWithMembers().map { team, members in
            let shown = members.prefix(4).joined(separator: ", ")
            let rest = members.count > 4 ? " and \(members.count - 4) more" : ""
            return (team.id.description, "\(team.name) (\(shown)\(rest))")
        }
    }
}
