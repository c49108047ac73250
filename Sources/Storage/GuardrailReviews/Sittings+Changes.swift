import Domain

/// The fields of a verdict that a sitting gives.
package struct VerdictEdit: Equatable, Sendable {
    package var question: String
    package var subject: AgendaSubject
    package var verdict: Verdict
    package var note: String
    package var nextDay: Day?

    package init(
        question: String, subject: AgendaSubject, verdict: Verdict, note: String = "", nextDay: Day? = nil
    ) {
        self.question = question
        self.subject = subject
        self.verdict = verdict
        self.note = note
        self.nextDay = nextDay
    }
}

extension Change {
    package func startSitting(
        team: ID<Team>? = nil, service: ID<Service>? = nil, attendees: String = ""
    ) throws -> ID<Sitting> {
        try require(.reviewer)
        if let team { try requireOwner(nil, team: team) }
        if let service, try reading.service(service) == nil {
            throw Refusal(field: "service", "This service no longer exists. Choose another.")
        }
        let attendees = try checkedAttendees(attendees)
        let id: ID<Sitting> = try insert(
            "INSERT INTO sitting (team_id, service_id, attendees, started_at, started_by) VALUES (?, ?, ?, ?, ?)",
            [team?.rawValue, service?.rawValue, attendees, now.milliseconds, asker.personID?.rawValue])
        try record(
            .sitting(id), "started a review",
            changes: attendees.isEmpty ? [] : [FieldChange(field: "Attendees", from: "", to: attendees)])
        return id
    }

    package func setAttendees(of id: ID<Sitting>, _ attendees: String) throws {
        try require(.reviewer)
        let old = try requireSitting(id)
        let attendees = try checkedAttendees(attendees)
        if attendees == old.attendees { return }
        try run("UPDATE sitting SET attendees = ? WHERE id = ?", [attendees, id.rawValue])
        try record(
            .sitting(id), "changed the attendees",
            changes: [FieldChange(field: "Attendees", from: old.attendees, to: attendees)])
    }

    /// Gives a verdict on an item of the agenda. A new verdict replaces an earlier one, which is kept.
    ///
    /// - Parameter today: the present day for the asker, on which the agenda is based.
    /// - Throws: ``Refusal`` for the fields `note` and `next_day`, and if the sitting has ended.
    package func giveVerdict(in id: ID<Sitting>, _ edit: VerdictEdit, today: Day) throws {
        try require(.reviewer)
        let sitting = try requireSitting(id)
        guard sitting.isOpen else { throw Refusal("This review has ended. Resume it to change a verdict.") }
        guard let question = AgendaQuestion(rawValue: edit.question) else {
            throw Refusal("This question is not on the agenda.")
        }
        var problems = Problems()
        let note =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(
                    edit.note, field: "note", called: "what has to happen", atMost: 4_000,
                    required: edit.verdict == .unacceptable)
            } ?? ""
        if let day = edit.nextDay, day <= today {
            problems.add(field: "next_day", "Enter a future day, or leave it empty.")
        }
        try problems.throwIfAny()
        let before = try reading.verdicts(of: id).map(\.verdict).first {
            $0.question == edit.question && $0.subject == edit.subject
        }
        let query = AgendaQuery(team: sitting.teamID, service: sitting.serviceID, now: now, today: today)
        // The minutes show the facts to everybody who sees the subject.
        let publicItem = try reading.publicly.agendaItem(question, edit.subject, query)
        let item = try publicItem ?? reading.agendaItem(question, edit.subject, query)
        if publicItem == nil, item != nil, try reading.publicly.sees(edit.subject) {
            throw Refusal(
                "\(edit.subject.text) is on this agenda for a private reason, of which the minutes would tell. Decide about it on its own page."
            )
        }
        guard let facts = item?.facts ?? before?.facts else {
            throw Refusal(
                "\(edit.subject.text) is no longer on the agenda. It was changed in the meantime and needs no verdict.")
        }
        if let before {
            if before.verdict == edit.verdict && before.note == note && before.nextDay == edit.nextDay { return }
            try run("UPDATE verdict SET replaced_at = ? WHERE id = ?", [now.milliseconds, before.id.rawValue])
        }
        try run(
            """
            INSERT INTO verdict (sitting_id, question, subject, subject_id, verdict, note, next_day, facts, given_at,
                given_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, edit.question, edit.subject.kind.rawValue, edit.subject.number, edit.verdict.rawValue,
                note,
                edit.nextDay?.iso, facts, now.milliseconds, asker.personID?.rawValue,
            ])
        var changes = ChangeList()
        changes.add("Verdict", before?.verdict.label ?? "", edit.verdict.label)
        changes.add("Note", before?.note ?? "", note)
        changes.add("Next date", before?.nextDay?.iso ?? "", edit.nextDay?.iso ?? "")
        try record(.sitting(id), "gave a verdict on \(edit.subject.text)", changes: changes.changes)
    }

    package func endSitting(_ id: ID<Sitting>, today: Day) throws {
        try require(.reviewer)
        let sitting = try requireSitting(id)
        guard sitting.isOpen else { return }
        let query = AgendaQuery(team: sitting.teamID, service: sitting.serviceID, now: now, today: today, sitting: id)
        // The number is shown to everybody.
        let left = try reading.publicly.agenda(query).map(\.count).reduce(0, +)
        try run(
            "UPDATE sitting SET ended_at = ?, ended_by = ?, left_open = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, left, id.rawValue])
        try record(.sitting(id), "ended the review")
    }

    /// Resumes a sitting that was ended too early.
    package func resumeSitting(_ id: ID<Sitting>) throws {
        try require(.reviewer)
        if try requireSitting(id).isOpen { return }
        try run("UPDATE sitting SET ended_at = NULL, ended_by = NULL, left_open = NULL WHERE id = ?", [id.rawValue])
        try record(.sitting(id), "resumed the review")
    }

    private func requireSitting(_ id: ID<Sitting>) throws -> Sitting {
        guard let sitting = try reading.sitting(id) else { throw Refusal("This review does not exist.") }
        return sitting
    }

    private func checkedAttendees(_ text: String) throws(Refusal) -> String {
        try Text.line(text, field: "attendees", called: "the list of attendees", atMost: 1_000)
    }
}
