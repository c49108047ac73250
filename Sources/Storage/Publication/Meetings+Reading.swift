import Domain

extension Reading {
    package func meeting(of postmortem: ID<Postmortem>) throws -> PostmortemMeeting? {
        let attendees = try rows(
            """
            SELECT p.id, p.name FROM review_meeting AS m JOIN review_meeting_attendee AS a ON a.meeting_id = m.id
                JOIN person AS p ON p.id = a.person_id
            WHERE m.postmortem_id = ? AND m.deleted_at IS NULL AND \(visibleThroughPostmortem("m.postmortem_id"))
            ORDER BY p.name
            """, [postmortem.rawValue]
        ) { PostmortemMeeting.Attendee(personID: $0.id(), name: $0.text()) }
        return try first(
            """
            SELECT m.id, m.starts_at, m.zone, m.place, m.version, f.id, f.name
            FROM review_meeting AS m LEFT JOIN person AS f ON f.id = m.facilitator_id
            WHERE m.postmortem_id = ? AND m.deleted_at IS NULL AND \(visibleThroughPostmortem("m.postmortem_id"))
            """, [postmortem.rawValue]
        ) { columns in
            let id: ID<PostmortemMeeting> = columns.id()
            let startsAt = columns.date()
            let zone = columns.text()
            let place = columns.text()
            let version = columns.int()
            let facilitatorID: ID<Person>? = columns.optionalID()
            let name = columns.optionalText()
            return PostmortemMeeting(
                id: id, postmortemID: postmortem, startsAt: startsAt, zone: zone, place: place,
                facilitator: facilitatorID.map { .init(personID: $0, name: name ?? "") }, attendees: attendees,
                version: version)
        }
    }

    package func incident(ofMeeting id: ID<PostmortemMeeting>) throws -> ID<Incident>? {
        try first(
            """
            SELECT p.incident_id FROM review_meeting AS m JOIN postmortem AS p ON p.id = m.postmortem_id
            WHERE m.id = ? AND m.deleted_at IS NULL AND \(visibleThroughPostmortem("p.id"))
            """, [id.rawValue]
        ) { $0.id() }
    }

    /// The people behind the roles on a published page, with their parts.
    package func peopleBehindRoles(of incident: ID<Incident>) throws -> [(name: String, parts: [String])] {
        guard let document = try postmortemDocument(of: incident) else { return [] }
        var parts: [ID<Person>: (name: String, parts: [String])] = [:]
        func add(_ id: ID<Person>, _ name: String, _ part: String) {
            parts[id, default: (name, [])].parts.append(part)
        }
        for holder in try roles(of: incident) { add(holder.personID, holder.name, holder.role.label) }
        for author in document.authors { add(author.personID, author.name, "Author") }
        for reviewer in try reviewers(of: document.postmortem.id) { add(reviewer.personID, reviewer.name, "Reviewer") }
        let owners = try rows(
            """
            SELECT DISTINCT p.id, p.name FROM follow_up AS f JOIN person AS p ON p.id = f.owner_id
            WHERE f.incident_id = ? AND \(visibleFollowUp("f")) AND \(seesNamesBehindRoles)
            """, [incident.rawValue]
        ) { (id: $0.id(Person.self), name: $0.text()) }
        for owner in owners { add(owner.id, owner.name, "Owner of a follow-up") }
        return parts.values.sorted { $0.name < $1.name }
    }
}
