import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/teams`.
enum Teams {
    /// Lists the teams.
    static func list(_ visit: Visit) async throws -> Response {
        let (teams, deleted) = try await visit.read { (try $0.teamSummaries(), try $0.deletedTeams()) }
        return .page(
            page(
                visit.frame, title: "Teams", section: .settings,
                """
                \(settingsBack)
                <header class="list-header"><h1>Teams</h1>\(linkButton("Add a team", to: Paths.newTeam, visit.frame, style: .primary))</header>
                <p class="lead">Teams own services, guardrails and follow-ups.</p>
                \(teams.isEmpty
                    ? emptyState("There are no teams yet. Add teams when more than one group of people works with Handrail.")
                    : teamTable(visit.frame, teams))
                \(when: !deleted.isEmpty, deletedTable(visit.frame, deleted))
                """))
    }

    private static func teamTable(_ frame: Frame, _ teams: [TeamSummary]) -> HTML {
        let isAdministrator = frame.viewer?.level == .administrator
        let rows = teams.map { row -> HTML in
            let name = HTML(text: row.team.name)
            return """
                <tr>\(rowHead(actionLink(name, to: Paths.teamEdit(row.team.id), frame) ?? name))\
                \(cell("Lead", HTML(text: row.leadName ?? "")))\(cell("Services", "\(row.serviceCount)"))\(cell("Guardrails", "\(row.guardrailCount)"))\
                \(when: isAdministrator, cell("Actions", postButton("Delete", of: row.team.name, to: Paths.teamDeletion(row.team.id), frame, style: .small)))</tr>

                """
        }
        return dataTable(
            caption: "Teams",
            head: """
                \(headCell("Name", .title))\(headCell("Lead", .name))\(headCell("Services", .count))\(headCell("Guardrails", .count))\(when: isAdministrator, headCell("Actions", .action))
                """, rows: rows.joined(), hidesCaption: true)
    }

    private static func deletedTable(_ frame: Frame, _ teams: [Team]) -> HTML {
        let rows = teams.map { team -> HTML in
            """
            <tr>\(rowHead(HTML(text: team.name)))\(cell("Actions", postButton("Restore", of: team.name, to: Paths.teamRestoration(team.id), frame, style: .small)))</tr>

            """
        }
        return """
            \(sectionHeading("Deleted", id: "deleted"))
            <p class="hint">Records owned by a deleted team show no owner until the team is restored.</p>
            \(dataTable(caption: "Deleted teams", head: "\(headCell("Name", .title))\(headCell("Actions", .action))", rows: rows.joined(), hidesCaption: true))
            """
    }
}
