import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/roles`.
enum IncidentRoles {
    static func edit(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (values, people) = try await visit.read { reading in
            let version = try reading.incident(id).orNotFound().version
            return (
                try RolesForm(try reading.roles(of: id), version: version, reading),
                try PickChoices(reading, .person)
            )
        }
        return .page(incidentRolesPage(visit.frame, id, values, people: people, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let people = try await visit.read { reading in
            _ = try reading.incident(id).orNotFound()
            return try PickChoices(reading, .person)
        }
        let values = RolesForm(try await visit.picking(RolesForm.pickers))
        return try await attempt {
            let assignments = try values.assignments()
            return try await visit.saved(.incident(id), from: values.version, "Roles in \(id.key) saved.") {
                try $0.setRoles(of: id, assignments, from: values.version)
            }
        } orShow: { problems, _ in
            incidentRolesPage(visit.frame, id, values, people: people, problems: problems)
        }
    }

    /// The person who asks takes a role.
    static func take(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        _ = try await visit.read { try $0.incident(id).orNotFound() }
        guard let role = visit.form["role"].flatMap(IncidentRole.init(rawValue:)) else {
            throw Refusal("Choose one of the roles on the page.")
        }
        return try await visit.saved(.incident(id), from: nil, "You are now \(role.holderName) of \(id.key).") {
            try $0.takeRole(role, in: id)
        }
    }

    /// A button for each role that is worth taking now.
    static func vacancies(_ frame: Frame, _ dossier: IncidentDossier) -> HTML? {
        let roles = IncidentRole.vacant(in: dossier.incident.state, held: Set(dossier.roles.map(\.role)))
        if roles.isEmpty { return nil }
        return form(
            Paths.incidentOwnRole(dossier.incident.id), frame, cssClass: "record-actions",
            """
            <span>Take a role:</span>
            \(each: roles, { submitButton($0.label, of: "Take a role", style: .small, name: "role", value: $0.rawValue) })
            """)
    }

    private static func incidentRolesPage(
        _ frame: Frame, _ id: ID<Incident>, _ values: RolesForm, people: PickChoices, problems: [Refusal.Problem]
    ) -> HTML {
        return page(
            frame, title: "Roles in \(id.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(id))">\(id.key.description)</a></p>
            <h1>Roles</h1>
            <p class="lead">The guardrail lead is the person closest to the failure, if they want the role. The facilitator of the review was not involved in the incident.</p>
            \(form(
                Paths.incidentRoles(id), frame,
                """
                \(versionField(values.version))
                \(each: IncidentRole.allCases, { roleField($0, values, people, problems: problems) })
                \(formActions(submitButton("Save the roles")))
                """))
            """)
    }

    private static func roleField(
        _ role: IncidentRole, _ values: RolesForm, _ people: PickChoices, problems: [Refusal.Problem]
    ) -> HTML {
        let chosen = values.chosen[role] ?? Picked()
        if role.isShared {
            return picksField(
                role.rawValue, legend: "\(role.label)s", chosen, people, hint: role.help, problems: problems)
        }
        return pickField(
            role.rawValue, label: role.label, chosen, people, none: "Nobody yet", hint: role.help, problems: problems)
    }
}
