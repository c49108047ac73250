import Domain
import HTML
import Storage
import WebServer

extension Teams {
    static func new(_ visit: Visit) async throws -> Response {
        .page(teamPage(visit.frame, nil, name: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let name = visit.form["name"] ?? ""
        return try await attempt {
            _ = try await visit.change { try $0.createTeam(name: name) }
            return .redirect(to: Paths.teams, notice: FlashNotice("Added the team \(name.trimmed)."))
        } orShow: { problems, _ in
            teamPage(visit.frame, nil, name: name, problems: problems)
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        let team = try await visit.read { try $0.team(id) }.orNotFound()
        let members = try await membersForm(visit, id, nil, problems: [])
        return .page(teamPage(visit.frame, id, name: team.name, members: members, problems: []))
    }

    static func updateMembers(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        let team = try await visit.read { try $0.team(id) }.orNotFound()
        let picked = try await visit.picking(.many(.person, "members")).picked("members")
        return try await attempt {
            let people: Set<ID<Person>> = try picked.ids("members")
            try await visit.change { try $0.setMembers(of: id, people) }
            return .redirect(to: Paths.teams, notice: FlashNotice("Saved the members of \(team.name)."))
        } orShow: { problems, _ in
            teamPage(
                visit.frame, id, name: team.name,
                members: try await membersForm(visit, id, picked, problems: problems), problems: problems)
        }
    }

    /// - Parameter picked: the people as chosen; nil for the present members.
    private static func membersForm(
        _ visit: Visit, _ id: ID<Team>, _ picked: Picked?, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (choices, members, lead) = try await visit.read { reading in
            let members = try reading.members(of: id).map(\.id.rawValue)
            let lead = try leadForm(visit.frame, id, reading, problems: problems)
            return (try PickChoices(reading, .person), try reading.picks(.person, of: members), lead)
        }
        let form = form(
            Paths.teamMembers(id), visit.frame,
            """
            \(picksField(
                "members", legend: "Members", picked ?? Picked(members), choices,
                hint: "Members see what is private to the team. Once it has members, only they can add others.",
                problems: problems))
            \(formActions(submitButton("Save the members")))
            """)
        return "\(form)\(lead)"
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        _ = try await visit.read { try $0.team(id) }.orNotFound()
        let name = visit.form["name"] ?? ""
        return try await attempt {
            try await visit.change { try $0.renameTeam(id, to: name) }
            return .redirect(to: Paths.teams, notice: FlashNotice("Renamed the team to \(name.trimmed)."))
        } orShow: { problems, _ in
            teamPage(
                visit.frame, id, name: name, members: try await membersForm(visit, id, nil, problems: []),
                problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        let name = try await visit.read { try $0.team(id)?.name }.orNotFound()
        try await visit.change { try $0.deleteTeam(id) }
        return .redirect(to: Paths.teams, notice: FlashNotice("Deleted \(name). You can restore it below."))
    }

    static func restore(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        try await visit.change { try $0.restoreTeam(id) }
        return .redirect(to: Paths.teams, notice: FlashNotice("Team restored."))
    }

    private static func teamPage(
        _ frame: Frame, _ id: ID<Team>?, name: String, members: HTML? = nil, problems: [Refusal.Problem]
    ) -> HTML {
        let title = id == nil ? "Add a team" : "Edit a team"
        return page(
            frame, title: title, section: .settings, problems: problems,
            """
            <h1>\(title)</h1>
            \(form(
                id.map(Paths.team) ?? Paths.teams, frame,
                """
                \(textField("name", label: "Name", value: name, problems: problems, autocomplete: "off", required: true, autofocus: true, width: .half))
                \(formActions(submitButton(id == nil ? "Add the team" : "Save")))
                """))
            \(members)
            """)
    }
}
