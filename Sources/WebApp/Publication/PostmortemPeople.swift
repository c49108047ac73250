import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/people`.
enum PostmortemPeople {
    /// Who is behind the roles of a published page. It stands on a page of its own, so that no print, export or copy of the
    /// postmortem carries it along.
    static func list(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (incident, people) = try await visit.read { reading in
            _ = try reading.postmortem(of: id).orNotFound()
            return (try reading.incident(id).orNotFound(), try reading.peopleBehindRoles(of: id))
        }
        let list: HTML =
            people.isEmpty
            ? "<p class=\"quiet\">Nobody has a part in it yet.</p>"
            : definitions(people.map { ($0.name, HTML(text: $0.parts.joined(separator: ", "))) })
        return .page(
            page(
                visit.frame, title: "Who is behind the roles, \(id.key)", section: .incidents,
                """
                <p class="back"><a href="\(Paths.postmortem(id))">\(id.key.description) \(incident.title)</a></p>
                <h1>Who is behind the roles</h1>
                <p class="lead">For the team only: it is no part of the page, its print or its export. Readers see roles, and the names of those who chose to be named in their profile.</p>
                \(list)
                """))
    }
}
