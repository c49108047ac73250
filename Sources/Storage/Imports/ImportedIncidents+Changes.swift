import Domain
import Foundation

extension Change {
    /// Makes the incident that a document tells of. It is over, so it begins where the work after an incident begins:
    /// with a draft of its postmortem.
    func create(_ document: ImportDocument) throws -> ID<Incident> {
        let read = document.reading
        let title = try Incident.title(read.title)
        let severity = read.severity?.value ?? .sev3
        let declared = declaredAt(read)
        let id: ID<Incident> = try insert(
            """
            INSERT INTO incident (title, kind, severity, state, summary, declared_at, declared_by, updated_at)
            VALUES (?, ?, ?, 'in_review', ?, ?, ?, ?)
            """,
            [
                title, read.kind.rawValue, severity.level,
                try Text.paragraphs(read.summary, field: "summary", called: "the summary", atMost: Text.Limit.text),
                declared.milliseconds, asker.personID?.rawValue, now.milliseconds,
            ])
        let services = Set(try read.services.map { try service(named: $0.value) })
        try setServices(services, table: "incident_service", column: "incident_id", id: id.rawValue)
        for (mark, moment) in read.times { try insertTime(id, mark, moment.value) }
        if let export = read.export {
            try run(
                "UPDATE incident SET state = ?, how_noticed = ?, surprise = ? WHERE id = ?",
                [importedState(export).rawValue, export.howNoticed, export.surprise, id.rawValue])
        }
        try record(
            .incident(id), "imported it as \(severity.code)", incident: id,
            changes: [FieldChange(field: "Document", from: "", to: document.path)])
        if let impacts = read.export?.impacts, !impacts.isEmpty { try setImpacts(of: id, impacts) }
        let shown = read.showing(try addImages(document.images, to: id))
        if shown.summary != read.summary {
            try run("UPDATE incident SET summary = ? WHERE id = ?", [shown.summary, id.rawValue])
        }
        let records = try add(shown, to: id)
        try addGuardrails(of: read, records)
        let sections = shown.sections.map { section in
            var section = section
            section.text = records.renumbered(section.text)
            return section
        }
        try startImportedPostmortem(of: id, sections, template: read.export?.template ?? "")
        for section in try reading.postmortemDocument(of: id)?.sections ?? []
        where read.export?.forCustomers.contains(section.title) ?? false {
            try setForCustomers(true, section.id)
        }
        return id
    }

    /// An incident that was closed elsewhere is closed; the work after any other begins here.
    private func importedState(_ export: ImportedExport) -> IncidentState {
        export.state == .closed ? .closed : .postIncident
    }

    /// The best guess from the document: its first time, or the middle of its day.
    private func declaredAt(_ read: ImportedPostmortem) -> Date {
        if let declared = read.export?.declaredAt { return declared }
        let times = IncidentTimes(read.times.mapValues(\.value)).known.map(\.instant)
        if let first = times.min() { return first }
        guard let day = read.day?.value else { return now }
        return CivilTime(day: day, secondOfDay: 12 * 3_600).instants(in: .gmt).first ?? now
    }

    /// Adds timeline entries, findings and follow-ups.
    @discardableResult
    func add(_ read: ImportedPostmortem, to id: ID<Incident>) throws -> ImportedRecords {
        var records = ImportedRecords(incident: id)
        let events = try addToTimeline(
            of: id, read.timeline.map { TimelineEventEdit(moment: $0.moment, text: $0.text) }, source: .pasted)
        for (event, entry) in zip(events, read.timeline) where entry.isStarred { try starTimelineEvent(event) }
        for finding in read.findings {
            let added = try addFinding(
                to: id, FindingEdit(kind: finding.kind, title: finding.title, detail: finding.detail))
            records.findings.append((finding, added))
        }
        // By key where they have one, so that the order in which they were made stays the same.
        let inOrder = read.followUps.enumerated().sorted {
            ($0.element.key?.number ?? .max, $0.offset) < ($1.element.key?.number ?? .max, $1.offset)
        }
        for (_, followUp) in inOrder {
            let added = try add(followUp, to: id, finding: records.finding(of: followUp.key))
            if let key = followUp.key { records.followUps[key] = added }
        }
        try supersede(read.followUps, records)
        return records
    }

    /// Who cannot be told apart by name remains a name in the detail, and the work a proposal.
    private func add(
        _ followUp: ImportedFollowUp, to incident: ID<Incident>, finding: ID<Finding>?
    ) throws -> ID<FollowUp> {
        let owner = try owner(named: followUp.owner)
        let team = followUp.team.isEmpty ? nil : try team(named: followUp.team)
        var detail = followUp.detail
        let isTeam = team != nil && followUp.owner == followUp.team
        if owner == nil && !followUp.owner.isEmpty && !isTeam { detail = "Owner: \(followUp.owner)\n\n\(detail)" }
        let isAddress =
            followUp.address.hasPrefix("http") && (try? WebAddress.checked(followUp.address, field: "")) != nil
        if !isAddress && !followUp.address.isEmpty { detail += "\n\n\(followUp.address)" }
        let isCommitted = owner != nil && followUp.due != nil && followUp.endState == nil
        let id = try addFollowUp(
            FollowUpEdit(
                title: followUp.title, detail: detail, ownerID: owner, teamID: team, due: followUp.due,
                trackerAddress: isAddress ? followUp.address : "",
                evidenceAddress: (try? WebAddress.checked(followUp.evidence, field: "")) ?? ""),
            incident: incident, finding: finding,
            state: isCommitted ? (followUp.isStarted ? .inProgress : .committed) : .proposed)
        if !followUp.noGuardrailReason.isEmpty {
            try run(
                "UPDATE follow_up SET no_guardrail_reason = ? WHERE id = ?", [followUp.noGuardrailReason, id.rawValue])
        }
        guard let state = followUp.endState else { return id }
        // Finished long ago: the rules for finishing work do not apply.
        let reason = state == .declined && followUp.declinedReason.isEmpty ? "No reason." : followUp.declinedReason
        try run(
            "UPDATE follow_up SET state = ?, declined_reason = ?, owner_day = NULL WHERE id = ?",
            [state.rawValue, reason, id.rawValue])
        try record(
            .followUp(id), "imported \(id.key) as \(state.label.lowercased())", incident: incident,
            changes: [FieldChange(field: "State", from: "", to: state.label)])
        return id
    }

    /// Leads from the follow-ups that others took the place of to those, where they came along.
    private func supersede(_ read: [ImportedFollowUp], _ records: ImportedRecords) throws {
        for followUp in read where followUp.state == .superseded {
            guard let id = followUp.key.flatMap({ records.followUps[$0] }),
                let successor = followUp.supersededBy.flatMap({ records.followUps[$0] }), successor != id
            else { continue }
            try run(
                "UPDATE follow_up SET state = 'superseded', superseded_by = ?, declined_reason = '' WHERE id = ?",
                [successor.rawValue, id.rawValue])
            try record(
                .followUp(id), "imported \(id.key) as superseded", incident: records.incident,
                changes: [FieldChange(field: "Superseded by", from: "", to: successor.key.description)])
        }
    }

    /// The only person with this name or address; nil where there is none or several.
    private func owner(named name: String) throws -> ID<Person>? {
        if name.isEmpty { return nil }
        let handle = name.hasPrefix("@") ? String(name.dropFirst()) : name
        let found = try reading.rows(
            """
            SELECT id FROM person WHERE deactivated_at IS NULL AND (name = ?1 COLLATE NOCASE OR email = ?1 COLLATE NOCASE
                OR substr(email, 1, instr(email, '@') - 1) = ?2 COLLATE NOCASE) LIMIT 2
            """, [name, handle]
        ) { $0.id(Person.self) }
        return found.count == 1 ? found.first : nil
    }

    // MARK: The postmortem

    private func startImportedPostmortem(
        of incident: ID<Incident>, _ sections: [ImportedSection], template: String
    ) throws {
        let id: ID<Postmortem> = try insert(
            "INSERT INTO postmortem (incident_id, state, template, created_at, created_by) VALUES (?, 'draft', ?, ?, ?)",
            [incident.rawValue, template, now.milliseconds, asker.personID?.rawValue])
        try record(.postmortem(id), "started the postmortem", incident: incident)
        for section in sections { try addSection(section, to: id) }
    }

    /// Adds a section at the end. Its first revision is empty, as from a template without a text, so that what was
    /// imported counts as written.
    func addSection(_ section: ImportedSection, to postmortem: ID<Postmortem>) throws {
        let title = section.title.isEmpty ? "Section" : String(section.title.prefix(Text.Limit.title))
        let taken = Set(
            try reading.rows("SELECT slug FROM postmortem_section WHERE postmortem_id = ?", [postmortem.rawValue]) {
                $0.text()
            })
        let base = Slug.make(from: title).isEmpty ? "section" : Slug.make(from: title)
        let slug =
            taken.contains(base)
            ? (2...(taken.count + 2)).map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base : base
        let id: ID<PostmortemSection> = try insert(
            """
            INSERT INTO postmortem_section (postmortem_id, position, slug, title, help, is_required)
            VALUES (?, ?, ?, ?, '', 0)
            """, [postmortem.rawValue, taken.count, slug, title])
        try insertRevision(of: id, 1, "")
        let text = try Text.paragraphs(section.text, field: "text", called: title)
        guard let added = try reading.section(id), !text.isEmpty else { return }
        _ = try write(added, text, base: 1)
    }
}
