import Domain

extension Reading {
    /// The participant that the asker is.
    func participant(in id: ID<Premortem>) throws -> Participant? {
        switch asker {
        case .guest(let participant, of: id): try participants(of: id).first { $0.id == participant }
        case .person(let person, _): try participants(of: id).first { $0.personID == person }
        case .guest, .nobody, .command, .token: nil
        }
    }

    package func participants(of id: ID<Premortem>) throws -> [Participant] {
        try rows(
            """
            SELECT m.id, m.person_id, coalesce(w.name, m.guest_name) FROM premortem_participant AS m
            LEFT JOIN person AS w ON w.id = m.person_id
            WHERE m.premortem_id = ? AND \(visibleThroughPremortem("m.premortem_id")) ORDER BY m.id
            """, [id.rawValue]
        ) { Participant(id: $0.id(), personID: $0.optionalID(), name: $0.text()) }
    }
}
