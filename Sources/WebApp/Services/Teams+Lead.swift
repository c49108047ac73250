import Domain
import HTML
import Storage
import WebServer

extension Teams {
    static func updateLead(_ visit: Visit) async throws -> Response {
        let id: ID<Team> = try visit.id("team")
        let team = try await visit.read { try $0.team(id) }.orNotFound()
        let typed = visit.form["lead"] ?? ""
        let lead = ID<Person>(text: typed)
        if lead == nil && !typed.isEmpty { throw Refusal(field: "lead", "Choose a member of \(team.name).") }
        try await visit.change { try $0.setLead(of: id, lead) }
        return .redirect(to: Paths.teams, notice: FlashNotice("Saved the lead of \(team.name)."))
    }

    /// Nothing for a team without members.
    static func leadForm(
        _ frame: Frame, _ id: ID<Team>, _ reading: Reading, problems: [Refusal.Problem]
    ) throws -> HTML? {
        let members = try reading.members(of: id)
        if members.isEmpty { return nil }
        return form(
            Paths.teamLead(id), frame,
            """
            \(selectField(
                "lead", label: "Lead", options: [("", "Nobody")] + members.map { ($0.id.description, $0.name) },
                selected: try reading.lead(of: id)?.id.description ?? "",
                hint: "The member to ask about the team. A lead may do nothing more than others.", problems: problems))
            \(formActions(submitButton("Save the lead")))
            """)
    }
}
