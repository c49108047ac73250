import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/people`.
enum PostmortemPeople {
    /// Shows who is behind the roles on a published page. This is a separate page, so that no print, export or copy of
    /// the postmortem contains the names.
    static func list(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (incident, people) = try await visit.read { reading in
            _ = try reading.postmortem(of: id).orNotFound()
            return (try reading.incident(id).orNotFound(), try reading.peopleBehindRoles(of: id))
        }
        let list: HTML =
            people.isEmpty
            ? "<p class=\"quiet\">Nobody has a role yet.</p>"
            : definitions(people.map { ($0.name, HTML(text: $0.parts.joined(separator: ", "))) })
        let inThis: HTML = "in this postmortem"
        let names = actionLink(inThis, to: Paths.names(id), visit.frame) ?? inThis
        return .page(
            page(
                visit.frame, title: "Who is behind the roles, \(id.key)", section: .incidents,
                """
                <p class="back"><a href="\(Paths.postmortem(id))">Postmortem of \(id.key.description)</a></p>
                <h1>Who is behind the roles</h1>
                <p class="lead">For the team only. This list is not part of the postmortem's page, print or export. \
                Prints and exports have roles, and the names of people who want to be named: in their profile, or \
                \(names). Only names of people with an account are found in the texts.</p>
                \(list)
                """))
    }
}
