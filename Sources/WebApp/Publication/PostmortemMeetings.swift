import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/meeting`.
enum PostmortemMeetings {
    /// The form for the postmortem meeting: time, place, facilitator and attendees.
    static func edit(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let frame = visit.frame
        let values = try await visit.read { try MeetingForm(dossier, frame, $0) }
        return .page(meetingPage(frame, dossier, values, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let values = MeetingForm(try await visit.picking(MeetingForm.pickers))
        return try await attempt {
            let edit = try values.edit(visit)
            try await visit.change { try $0.arrangeMeeting(for: dossier.id, edit, from: values.version) }
            return .redirect(
                to: Paths.postmortemReview(dossier.id).anchored("meeting"),
                notice: FlashNotice("Meeting saved."))
        } orShow: { problems, version in
            var values = values
            values.version = version ?? values.version
            return meetingPage(visit.frame, dossier, values, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        guard let meeting = dossier.review.meeting else { throw Obstacle.notFound }
        try await visit.change { try $0.delete(.postmortemMeeting(meeting.id)) }
        return .redirect(
            to: Paths.postmortemReview(dossier.id).anchored("meeting"),
            notice: FlashNotice("Meeting cancelled.", undo: .postmortemMeeting(meeting.id)))
    }

    /// The meeting in a few lines, with any reasons against its facilitator.
    static func words(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let id = dossier.id
        guard let meeting = dossier.review.meeting else {
            return """
                <p class="quiet">No meeting has been arranged. \
                \(actionLink("Arrange one", to: Paths.postmortemMeeting(id), frame))</p>
                """
        }
        var facts: [(term: String, contents: HTML)] = [("When", timestamp(meeting.startsAt, frame))]
        if !meeting.place.isEmpty { facts.append(("Where", proseLine(meeting.place))) }
        facts.append(("Facilitator", HTML(text: meeting.facilitator?.name ?? "nobody yet")))
        if !meeting.attendees.isEmpty {
            facts.append(("Attendees", HTML(text: listed(meeting.attendees.map(\.name)))))
        }
        let change = actionLink("Change the meeting", to: Paths.postmortemMeeting(id), frame)
        return """
            \(definitions(facts))
            \(each: meetingConflicts(meeting, dossier), { "<p class=\"caution-note\">\($0.sentence)</p>\n" })
            <p>\(change.map { "\($0) · " as HTML })<a href="\(Paths.postmortemProjector(id))">Show it on a projector</a></p>
            """
    }

    private static func meetingConflicts(_ meeting: PostmortemMeeting, _ dossier: PostmortemReviewDossier)
        -> [RoleConflict]
    {
        meeting.conflicts(
            with: dossier.text.incident.roles.map { RoleAssignment(role: $0.role, personID: $0.personID) })
    }

    private static func meetingPage(
        _ frame: Frame, _ dossier: PostmortemReviewDossier, _ values: MeetingForm, problems: [Refusal.Problem]
    ) -> HTML {
        let id = dossier.id
        let meeting = dossier.review.meeting
        return page(
            frame, title: "Postmortem meeting, \(id.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.postmortemReview(id).anchored("meeting"))">Postmortem review of \(id.key.description)</a></p>
            <h1>Postmortem meeting</h1>
            <p class="lead">The facilitator should not have been involved: choose neither the guardrail lead nor a responder.</p>
            \(form(
                Paths.postmortemMeeting(id), frame,
                """
                \(hiddenField("version", String(values.version)))
                \(timeField("starts_at", label: "When", value: values.startsAt, hint: "Day and time in \(frame.zone.name), such as 2026-03-04 10:00.", problems: problems, required: true))
                \(textField("place", label: "Where", value: values.place, hint: "A room or an address.", problems: problems))
                \(pickField("facilitator", label: "Facilitator", values.facilitator, dossier.people, none: "Nobody yet", problems: problems))
                \(picksField("attendees", legend: "Attendees", values.attendees, dossier.people, problems: problems))
                \(formActions(submitButton(meeting == nil ? "Arrange the meeting" : "Save the meeting")))
                """))
            \(when: meeting != nil, """
                <section class="endings" aria-label="Other actions">\
                \(postButton("Cancel the meeting", to: Paths.postmortemMeetingDeletion(id), frame, style: .quiet))\
                </section>
                """)
            """)
    }
}
