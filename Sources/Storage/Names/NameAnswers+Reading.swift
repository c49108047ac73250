import Domain
import GRDB

extension Reading {
    /// The people whom the texts of an incident may name: everybody who has or had an account, with what they are
    /// called there instead. Nobody if the asker may not see the incident.
    package func nameablePeople(of incident: ID<Incident>) throws -> NameablePeople {
        guard try self.incident(incident) != nil else { return NameablePeople([]) }
        let holders = try roles(of: incident)
        let document = try postmortemDocument(of: incident)
        let owners = try followUps(ofIncident: incident).compactMap(\.followUp.ownerID)
        let partners = Set(holders.map(\.personID) + (document?.authors.map(\.personID) ?? []) + owners)
        return NameablePeople(
            try rows(
                """
                SELECT p.id, p.name, p.is_named_in_public, v.answer, v.words
                FROM person AS p LEFT JOIN name_answer AS v
                    ON v.incident_id = ? AND v.person_id = p.id AND v.ended_at IS NULL
                -- The words instead of an erased name are nobody's name.
                WHERE p.erased_at IS NULL AND \(seesOrganisation)
                """, [incident.rawValue]
            ) { columns in
                let (id, name, isNamed) = (columns.id(Person.self), columns.text(), columns.bool())
                let answer: NameAnswer? = columns.optionalValue()
                let held = IncidentRole.allCases.first { role in
                    holders.contains { $0.personID == id && $0.role == role }
                }
                let words = columns.optionalText().flatMap { $0.isEmpty ? nil : $0 }
                return NameablePerson(
                    id: id, name: name, role: words ?? held?.publicName ?? NameablePerson.withoutRole,
                    takesPart: partners.contains(id), isNamed: isNamed || answer == .named)
            })
    }

    /// A question about each person who is named in a text that readers of the postmortem see.
    package func nameQuestions(of incident: ID<Incident>) throws -> [NameQuestion] {
        try nameablePeople(of: incident).questions(about: readersTexts(of: incident))
    }

    /// The answers that still apply, latest first.
    package func nameAnswers(of incident: ID<Incident>) throws -> [GivenNameAnswer] {
        try nameAnswers("v.incident_id = ?", [incident.rawValue])
    }

    func nameAnswers(_ condition: StaticString, _ arguments: StatementArguments) throws -> [GivenNameAnswer] {
        try rows(
            """
            SELECT v.id, v.person_id, p.name, v.answer, v.words, v.created_at, w.name
            FROM name_answer AS v JOIN person AS p ON p.id = v.person_id LEFT JOIN person AS w ON w.id = v.created_by
            WHERE v.ended_at IS NULL AND \(condition) AND \(visibleThroughIncident("v.incident_id"))
            ORDER BY v.id DESC
            """, arguments
        ) {
            GivenNameAnswer(
                id: $0.id(), person: $0.id(), name: $0.text(), answer: try $0.value(), words: $0.text(), at: $0.date(),
                by: $0.optionalText())
        }
    }

    /// The texts that people wrote about an incident, in the order in which its postmortem shows them.
    private func readersTexts(of id: ID<Incident>) throws -> [ReadersText] {
        guard let incident = try incident(id) else { return [] }
        let description = ReadersText(
            place: .incident(id), title: "Description of the incident",
            fields: [incident.title, incident.summary, incident.howNoticed, incident.surprise])
        let sections = try postmortemDocument(of: id)?.sections ?? []
        let events = try timeline(of: id).filter { $0.source != .system }
        return [description]
            + sections.map {
                ReadersText(place: .section($0.id), title: $0.title, fields: [$0.text], slug: $0.slug)
            }
            + events.map {
                ReadersText(place: .timelineEvent($0.id), title: Reading.title($0), fields: [$0.text])
            }
            + (try findings(ofIncident: id)).map {
                ReadersText(place: .finding($0.id), title: "Finding", fields: [$0.title, $0.detail])
            }
            + (try followUps(ofIncident: id)).map(\.followUp).map {
                ReadersText(place: .followUp($0.id), title: "\($0.key)", fields: [$0.title, $0.detail])
            }
    }

    private static func title(_ event: TimelineEvent) -> String {
        event.moment.instant.map { "Timeline, \(CivilTime(utc: $0).clock) UTC" } ?? "Timeline"
    }
}
