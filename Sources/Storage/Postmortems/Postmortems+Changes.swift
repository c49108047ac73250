import Domain
import Foundation

extension Change {
    package func startPostmortem(of incident: ID<Incident>, from template: PostmortemTemplate) throws -> ID<Postmortem>
    {
        try require(.contributor, on: .incident(incident))
        let before = try requireIncident(incident)
        if let existing = try reading.postmortem(of: incident) {
            guard existing.state == .notRequired else { throw Refusal("\(incident.key) already has a postmortem.") }
            try run(
                "UPDATE postmortem SET deleted_at = ?, deleted_by = ? WHERE id = ?",
                [now.milliseconds, asker.personID?.rawValue, existing.id.rawValue])
        }
        let id: ID<Postmortem> = try insert(
            "INSERT INTO postmortem (incident_id, state, template, created_at, created_by) VALUES (?, 'draft', ?, ?, ?)",
            [incident.rawValue, template.slug, now.milliseconds, asker.personID?.rawValue])
        try beginPostIncidentWork(before)
        for (position, section) in template.sections.enumerated() {
            let sectionID: ID<PostmortemSection> = try insert(
                """
                INSERT INTO postmortem_section (postmortem_id, position, slug, title, help, is_required, is_for_customers)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id.rawValue, position, section.slug, section.title, section.help, section.isRequired,
                    section.isForCustomers,
                ])
            try insertRevision(of: sectionID, 1, section.starter)
        }
        try record(
            .postmortem(id), "started the postmortem", incident: incident,
            changes: [FieldChange(field: "Template", from: "", to: template.name)])
        try touch(incident)
        return id
    }

    package func markPostmortemNotRequired(for incident: ID<Incident>, reason: String) throws {
        try require(.editorOrInvolved, on: .incident(incident))
        let before = try requireIncident(incident)
        if try reading.postmortem(of: incident) != nil { throw Refusal("\(incident.key) already has a postmortem.") }
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "why none is required", atMost: Text.Limit.reason, required: true)
        let id: ID<Postmortem> = try insert(
            """
            INSERT INTO postmortem (incident_id, state, not_required_reason, created_at, created_by)
            VALUES (?, 'not_required', ?, ?, ?)
            """,
            [incident.rawValue, reason, now.milliseconds, asker.personID?.rawValue])
        try beginPostIncidentWork(before)
        try record(
            .postmortem(id), "recorded that no postmortem is required", incident: incident,
            changes: [FieldChange(field: "Reason", from: "", to: reason)])
        try touch(incident)
    }

    /// Moves an incident that is over on to the work that follows it, once somebody has decided about its postmortem.
    private func beginPostIncidentWork(_ incident: Incident) throws {
        if incident.isFollowedByPostmortem { try move(incident.id, to: .postIncident) }
    }

    func addAuthor(_ person: ID<Person>, to postmortem: ID<Postmortem>) throws {
        try run(
            "INSERT OR IGNORE INTO postmortem_author (postmortem_id, person_id) VALUES (?, ?)",
            [postmortem.rawValue, person.rawValue])
    }

    func incidentID(of postmortem: ID<Postmortem>) throws -> ID<Incident> {
        guard
            let incident: ID<Incident> = try reading.first(
                "SELECT incident_id FROM postmortem WHERE id = ?", [postmortem.rawValue], { $0.id() })
        else { throw StorageFault("postmortem \(postmortem) has no row") }
        return incident
    }

    func insertRevision(of section: ID<PostmortemSection>, _ revision: Int, _ text: String) throws {
        try run(
            """
            INSERT INTO postmortem_section_revision (section_id, revision, text, written_at, written_by)
            VALUES (?, ?, ?, ?, ?)
            """,
            [section.rawValue, revision, text, now.milliseconds, asker.personID?.rawValue])
    }
}
