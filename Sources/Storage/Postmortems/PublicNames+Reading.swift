import Domain

extension Reading {
    /// The names of the given people, for a document that stays in the team.
    package func namesBehindRoles(of people: Set<ID<Person>>) throws -> [ID<Person>: String] {
        let named = try people.sorted().compactMap { id in
            try first("SELECT p.id, p.name FROM person AS p WHERE p.id = ? AND \(seesNamesBehindRoles)", [id.rawValue])
            {
                (id: $0.id(Person.self), name: $0.text())
            }
        }
        return Dictionary(named.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The names of the given people who chose to be named on published pages, or in the postmortem of an incident.
    package func namesInPublic(of people: Set<ID<Person>>, in incident: ID<Incident>? = nil) throws -> [ID<Person>:
        String]
    {
        let named = try people.sorted().compactMap { id in
            try first(
                """
                SELECT p.id, p.name FROM person AS p
                WHERE p.id = ? AND \(seesOrganisation) AND (p.is_named_in_public = 1 OR EXISTS (
                    SELECT 1 FROM name_answer AS v WHERE v.incident_id = ? AND v.person_id = p.id
                        AND v.ended_at IS NULL AND v.answer = 'named' AND \(visibleThroughIncident("v.incident_id"))))
                """, [id.rawValue, incident?.rawValue]
            ) { (id: $0.id(Person.self), name: $0.text()) }
        }
        return Dictionary(named.map { ($0.id, $0.name) }) { first, _ in first }
    }
}
