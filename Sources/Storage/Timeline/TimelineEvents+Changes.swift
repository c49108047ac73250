import Domain
import Foundation

extension Change {
    /// Adds entries to the timeline of an incident, all in one transaction.
    package func addToTimeline(
        of id: ID<Incident>, _ entries: [TimelineEventEdit], source: TimelineSource = .person
    ) throws -> [ID<TimelineEvent>] {
        try require(.contributor, on: .incident(id))
        _ = try requireIncident(id)
        var ids: [ID<TimelineEvent>] = []
        for entry in entries {
            var entry = entry
            entry.text = try TimelineRule.text(entry.text)
            ids.append(try insertEvent(id, entry, source: source))
        }
        guard let first = ids.first, let entry = entries.first else { return [] }
        if ids.count == 1 {
            try record(
                .timelineEvent(first), "added to the timeline", incident: id,
                changes: [FieldChange(field: Change.words(entry.moment), from: "", to: entry.text)])
        } else {
            try record(.incident(id), "added \(ids.count) entries to the timeline", incident: id)
        }
        try touch(id)
        return ids
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editTimelineEvent(_ id: ID<TimelineEvent>, _ edit: TimelineEventEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .timelineEvent(id))
        let old = try requireTimelineEvent(id)
        if old.source == .system {
            throw Refusal("Handrail wrote this entry, so it cannot be edited. Add an entry of your own instead.")
        }
        let current = TimelineEventEdit(old)
        var edit = edit
        edit.text = try TimelineRule.text(edit.text)
        edit = try merged(edit, from: version, of: .timelineEvent(id), at: old.version, current: current)
        edit.text = try TimelineRule.text(edit.text)
        var changes = ChangeList()
        changes.add("Time", Change.words(old.moment), Change.words(edit.moment))
        changes.add("Text", old.text, edit.text)
        if changes.changes.isEmpty { return }
        try run(
            "UPDATE timeline_event SET precision = ?, at = ?, zone = ?, text = ?, version = version + 1 WHERE id = ?",
            [
                edit.moment.precision.rawValue, edit.moment.instant?.milliseconds, edit.moment.zone, edit.text,
                id.rawValue,
            ])
        try insertRevision(id, version: old.version + 1, edit)
        try keep(current, edit, of: .timelineEvent(id), version: old.version + 1)
        try touch(old.incidentID)
        try record(
            .timelineEvent(id), "edited the timeline", incident: old.incidentID, changes: changes.changes,
            version: old.version + 1)
    }

    package func starTimelineEvent(_ id: ID<TimelineEvent>) throws {
        try require(.editorOrInvolved, on: .timelineEvent(id))
        let event = try requireTimelineEvent(id)
        if event.isStarred { return }
        try run("UPDATE timeline_event SET is_starred = 1 WHERE id = ?", [id.rawValue])
        try record(.timelineEvent(id), "starred a timeline entry", incident: event.incidentID)
    }

    package func unstarTimelineEvent(_ id: ID<TimelineEvent>) throws {
        try require(.editorOrInvolved, on: .timelineEvent(id))
        let event = try requireTimelineEvent(id)
        if !event.isStarred { return }
        try run("UPDATE timeline_event SET is_starred = 0 WHERE id = ?", [id.rawValue])
        try record(
            .timelineEvent(id), "removed the star from a timeline entry", incident: event.incidentID)
    }

    /// Adds an automatic entry at the present time.
    func addSystemEvent(to id: ID<Incident>, _ text: String) throws {
        let line = String(
            text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(TimelineRule.longestText / 4))
        _ = try insertEvent(id, TimelineEventEdit(moment: Moment(now), text: line), source: .system)
    }

    func requireTimelineEvent(_ id: ID<TimelineEvent>) throws -> TimelineEvent {
        guard let event = try reading.timelineEvent(id) else {
            throw Refusal("This timeline entry no longer exists. It may be in the bin.")
        }
        return event
    }

    private func insertEvent(
        _ id: ID<Incident>, _ edit: TimelineEventEdit, source: TimelineSource
    ) throws -> ID<TimelineEvent> {
        let event: ID<TimelineEvent> = try insert(
            """
            INSERT INTO timeline_event (incident_id, precision, at, zone, text, source, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, edit.moment.precision.rawValue, edit.moment.instant?.milliseconds, edit.moment.zone,
                edit.text, source.rawValue, now.milliseconds, asker.personID?.rawValue,
            ])
        if source != .system { try insertRevision(event, version: 1, edit) }
        return event
    }

    private func insertRevision(_ id: ID<TimelineEvent>, version: Int, _ edit: TimelineEventEdit) throws {
        try run(
            """
            INSERT INTO timeline_event_revision (event_id, version, precision, at, zone, text, written_at, written_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, version, edit.moment.precision.rawValue, edit.moment.instant?.milliseconds,
                edit.moment.zone, edit.text, now.milliseconds, asker.personID?.rawValue,
            ])
    }
}
