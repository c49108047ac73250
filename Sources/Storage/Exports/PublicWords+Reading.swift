import Domain

extension Reading {
    /// What an export for customers takes out of its texts. People are replaced by words that fit any postmortem.
    package func publicWords() throws -> PublicWords {
        let people = try rows("SELECT p.id, p.name FROM person AS p WHERE \(seesOrganisation) ORDER BY p.id") {
            (id: $0.id(Person.self), name: $0.text())
        }
        return PublicWords(EveryName(people), hosts: try publicHosts())
    }

    /// The incidents with a published postmortem of which customers may read a section, as far as the asker sees them.
    package func incidentsForCustomers() throws -> Set<ID<Incident>> {
        Set(
            try rows(
                """
                SELECT DISTINCT p.incident_id FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                    JOIN incident AS i ON i.id = p.incident_id
                WHERE s.is_for_customers = 1 AND p.deleted_at IS NULL AND p.published_at IS NOT NULL
                    AND \(visibleIncident("i"))
                """
            ) { $0.id() })
    }
}
