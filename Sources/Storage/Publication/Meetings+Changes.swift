import Domain
import Foundation

/// The fields of a review meeting: time, place, facilitator and attendees.
package struct MeetingEdit: Equatable, Sendable {
    package var startsAt: Moment
    package var place: String
    package var facilitatorID: ID<Person>?
    package var attendees: Set<ID<Person>>

    package init(
        startsAt: Moment, place: String = "", facilitatorID: ID<Person>? = nil, attendees: Set<ID<Person>> = []
    ) {
        self.startsAt = startsAt
        self.place = place
        self.facilitatorID = facilitatorID
        self.attendees = attendees
    }
}

extension Change {
    /// Arranges the meeting of a review, or changes it.
    ///
    /// - Parameter version: the version of the meeting to change; 0 for a new meeting.
    package func arrangeMeeting(for incident: ID<Incident>, _ edit: MeetingEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .incident(incident))
        let postmortem = try requireDocument(of: incident).postmortem
        let old = try reading.meeting(of: postmortem.id)
        var problems = Problems()
        let place = problems.checking { () throws(Refusal) in
            try Text.line(edit.place, field: "place", called: "the place", atMost: Text.Limit.note)
        }
        let instant = edit.startsAt.instant
        if instant == nil { problems.add(field: "starts_at", "Enter a day and a time, such as 2026-03-04 10:00.") }
        try problems.throwIfAny()
        guard let instant, let place else { return }
        let facilitator = try edit.facilitatorID.map { try name(of: $0, field: "facilitator", besides: old) }
        let attendees = try edit.attendees.map { try name(of: $0, field: "attendees", besides: old) }
        if let person = edit.facilitatorID {
            try requireNamed([person], in: .incident(incident), field: "facilitator")
        }
        try requireNamed(edit.attendees.sorted(), in: .incident(incident), field: "attendees")
        if let old { try requireVersion(old.version, version, subject: .postmortem(postmortem.id)) }
        var changes = ChangeList()
        changes.add("Meets", Change.words(old.map { Moment($0.startsAt) }), Change.words(edit.startsAt))
        changes.add("Place", old?.place ?? "", place)
        changes.add(
            "Facilitator", old?.facilitator?.name ?? "", facilitator ?? "",
            isChanged: old?.facilitator?.personID != edit.facilitatorID)
        changes.add(
            "Attendees", (old?.attendees.map(\.name) ?? []).joined(separator: ", "),
            attendees.sorted().joined(separator: ", "),
            isChanged: Set(old?.attendees.map(\.personID) ?? []) != edit.attendees)
        if changes.changes.isEmpty { return }
        let id = try store(edit, at: instant, place: place, in: postmortem.id, replacing: old)
        try run("DELETE FROM review_meeting_attendee WHERE meeting_id = ?", [id.rawValue])
        for person in edit.attendees {
            try run(
                "INSERT INTO review_meeting_attendee (meeting_id, person_id) VALUES (?, ?)",
                [id.rawValue, person.rawValue])
        }
        try record(
            .postmortem(postmortem.id), old == nil ? "arranged the review meeting" : "changed the review meeting",
            incident: incident, changes: changes.changes)
    }

    private func store(
        _ edit: MeetingEdit, at instant: Date, place: String, in postmortem: ID<Postmortem>,
        replacing old: PostmortemMeeting?
    ) throws -> ID<PostmortemMeeting> {
        guard let old else {
            return try insert(
                """
                INSERT INTO review_meeting (postmortem_id, starts_at, zone, place, facilitator_id, created_at, created_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    postmortem.rawValue, instant.milliseconds, edit.startsAt.zone, place,
                    edit.facilitatorID?.rawValue, now.milliseconds, asker.personID?.rawValue,
                ])
        }
        try run(
            """
            UPDATE review_meeting SET starts_at = ?, zone = ?, place = ?, facilitator_id = ?, version = version + 1
            WHERE id = ?
            """,
            [
                instant.milliseconds, edit.startsAt.zone, place, edit.facilitatorID?.rawValue, old.id.rawValue,
            ])
        return old.id
    }

    /// People who were chosen before may stay, even if they no longer have an account.
    private func name(of person: ID<Person>, field: String, besides old: PostmortemMeeting?) throws -> String {
        let known = (old?.attendees ?? []) + [old?.facilitator].compactMap { $0 }
        if let kept = known.first(where: { $0.personID == person }) { return kept.name }
        guard let name = try reading.activePersonName(person) else {
            throw Refusal(field: field, "One of these people no longer has an account. Choose again.")
        }
        return name
    }
}
