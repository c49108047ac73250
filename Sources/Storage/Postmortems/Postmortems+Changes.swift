import Domain
import Foundation

/// Somebody else saved this section since the text was loaded. Nothing was overwritten; both texts are here.
package struct SectionConflict: Error, Equatable, Sendable {
    package let current: PostmortemSection
    package let submitted: String
}

/// What pages that are open are told about a new text: where to look, not the text itself.
private struct SectionNews: Encodable {
    let section: String
    let revision: Int
    let by: Int64?
}

extension Change {
    package func startPostmortem(of incident: ID<Incident>, from template: PostmortemTemplate) throws -> ID<Postmortem>
    {
        try requireMember()
        _ = try requireIncident(incident)
        if let existing = try reading.postmortem(of: incident) {
            guard existing.state == .notRequired else { throw Refusal("\(incident.key) has a postmortem already.") }
            try run(
                "UPDATE postmortem SET deleted_at = ?, deleted_by = ? WHERE id = ?",
                [now.milliseconds, asker.personID?.rawValue, existing.id.rawValue])
        }
        let id: ID<Postmortem> = try insert(
            "INSERT INTO postmortem (incident_id, state, template, created_at, created_by) VALUES (?, 'draft', ?, ?, ?)",
            [incident.rawValue, template.slug, now.milliseconds, asker.personID?.rawValue])
        for (position, section) in template.sections.enumerated() {
            let sectionID: ID<PostmortemSection> = try insert(
                """
                INSERT INTO postmortem_section (postmortem_id, position, slug, title, help, is_required, text)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id.rawValue, position, section.slug, section.title, section.help, section.isRequired,
                    section.starter,
                ])
            try insertRevision(of: sectionID, 1, section.starter)
        }
        try record(
            .postmortem(id), "started the postmortem", incident: incident,
            changes: [FieldChange(field: "Template", from: "", to: template.name)])
        try touch(incident)
        return id
    }

    /// - Parameter revision: the revision the text was written from.
    /// - Throws: ``SectionConflict`` when the section has moved on; the person decides what becomes of both texts.
    /// - Returns: the revision it is at now.
    @discardableResult
    package func saveSection(_ id: ID<PostmortemSection>, text: String, from revision: Int) throws -> Int {
        try requireMember()
        guard let section = try reading.section(id) else {
            throw Refusal("This section does not exist any more. Copy your text before you leave the page.")
        }
        let text = try Text.paragraphs(text, field: "text", called: section.title)
        if text == section.text { return section.revision }
        guard section.revision == revision else { throw SectionConflict(current: section, submitted: text) }
        let incident = try incidentID(of: section.postmortemID)
        try run(
            "UPDATE postmortem_section SET text = ?, revision = revision + 1 WHERE id = ?", [text, id.rawValue])
        try insertRevision(of: id, revision + 1, text)
        if let author = asker.personID { try addAuthor(author, to: section.postmortemID) }
        try record(
            .postmortem(section.postmortemID), "wrote \(section.title)", incident: incident,
            changes: [FieldChange(field: section.title, from: "revision \(revision)", to: "revision \(revision + 1)")])
        try touch(incident)
        try announce(
            .sectionUpdated, to: .postmortem(incident),
            SectionNews(section: section.slug, revision: revision + 1, by: asker.personID?.rawValue))
        return revision + 1
    }

    package func publishPostmortem(of incident: ID<Incident>) throws {
        try requireMember()
        guard let document = try reading.postmortemDocument(of: incident) else {
            throw Refusal("\(incident.key) has no postmortem yet.")
        }
        let postmortem = document.postmortem
        if postmortem.state == .published { return }
        guard postmortem.state == .draft || postmortem.state == .archived else {
            throw Refusal("A postmortem that is not required cannot be published. Start one first.")
        }
        try PublishingRule.check(document.sections)
        try setState(of: postmortem, .published)
        try addSystemEvent(to: incident, "Postmortem published")
    }

    /// Back to a draft, for more work on it.
    package func withdrawPostmortem(of incident: ID<Incident>) throws {
        try requireMember()
        guard let postmortem = try reading.postmortem(of: incident), postmortem.state == .published else { return }
        try setState(of: postmortem, .draft)
        try addSystemEvent(to: incident, "Postmortem taken back to a draft")
    }

    package func markPostmortemNotRequired(for incident: ID<Incident>, reason: String) throws {
        try requireMember()
        _ = try requireIncident(incident)
        if try reading.postmortem(of: incident) != nil { throw Refusal("\(incident.key) has a postmortem already.") }
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "why none is required", atMost: 2_000, required: true)
        let id: ID<Postmortem> = try insert(
            """
            INSERT INTO postmortem (incident_id, state, not_required_reason, created_at, created_by)
            VALUES (?, 'not_required', ?, ?, ?)
            """,
            [incident.rawValue, reason, now.milliseconds, asker.personID?.rawValue])
        try record(
            .postmortem(id), "said that no postmortem is required", incident: incident,
            changes: [FieldChange(field: "Reason", from: "", to: reason)])
        try touch(incident)
    }

    func addAuthor(_ person: ID<Person>, to postmortem: ID<Postmortem>) throws {
        try run(
            "INSERT OR IGNORE INTO postmortem_author (postmortem_id, person_id) VALUES (?, ?)",
            [postmortem.rawValue, person.rawValue])
    }

    private func setState(of postmortem: Postmortem, _ state: PostmortemState) throws {
        try run(
            "UPDATE postmortem SET state = ?, published_at = CASE WHEN ? THEN ? ELSE published_at END WHERE id = ?",
            [state.rawValue, state == .published, now.milliseconds, postmortem.id.rawValue])
        try record(
            .postmortem(postmortem.id),
            state == .published ? "published the postmortem" : "took the postmortem back to a draft",
            incident: postmortem.incidentID,
            changes: [FieldChange(field: "State", from: postmortem.state.label, to: state.label)])
        try touch(postmortem.incidentID)
    }

    private func incidentID(of postmortem: ID<Postmortem>) throws -> ID<Incident> {
        guard
            let incident: ID<Incident> = try reading.first(
                "SELECT incident_id FROM postmortem WHERE id = ?", [postmortem.rawValue], { $0.id() })
        else { throw StorageFault("postmortem \(postmortem) has no row") }
        return incident
    }

    private func insertRevision(of section: ID<PostmortemSection>, _ revision: Int, _ text: String) throws {
        try run(
            """
            INSERT INTO postmortem_section_revision (section_id, revision, text, written_at, written_by)
            VALUES (?, ?, ?, ?, ?)
            """,
            [section.rawValue, revision, text, now.milliseconds, asker.personID?.rawValue])
    }
}
