import Domain
import HTML
import Storage
import WebServer

extension FollowUps {
    static func edit(_ visit: Visit) async throws -> Response {
        let (summary, owner, choices) = try await readFollowUp(visit)
        let followUp = summary.followUp
        let hints = try await visit.hints(for: "\(followUp.title)\n\n\(followUp.detail)", at: .followUp(followUp.id))
        return .page(
            followUpEditPage(
                visit.frame, summary, FollowUpForm(summary.followUp, owner: owner), choices, hints, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (summary, _, choices) = try await readFollowUp(visit)
        let id = summary.followUp.id
        let values = FollowUpForm(try await visit.picking(FollowUpForm.pickers))
        return try await attempt {
            let edit = try values.edit(for: summary.followUp.state)
            return try await visit.saved(.followUp(id), from: values.version, "\(id.key) saved.") {
                try $0.editFollowUp(id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            let hints = try await visit.hints(for: "\(values.title)\n\n\(values.detail)", at: .followUp(id))
            return followUpEditPage(visit.frame, summary, values, choices, hints, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id = try visit.followUpID()
        let incident = try await visit.read { try $0.followUp(id).orNotFound().followUp.incidentID }
        try await visit.change { try $0.delete(.followUp(id)) }
        return .redirect(
            to: incident.map { Paths.incident($0).anchored("follow-ups") } ?? Paths.followUps,
            notice: FlashNotice("Moved \(id.key) to the bin.", undo: .followUp(id)))
    }

    private static func readFollowUp(_ visit: Visit) async throws -> (
        summary: FollowUpSummary, owner: Pick?, choices: FollowUpChoices
    ) {
        let id = try visit.followUpID()
        return try await visit.read { reading in
            let summary = try reading.followUp(id).orNotFound()
            let owner = try summary.followUp.ownerID.flatMap { try reading.pick(.person, $0.rawValue) }
            return (summary, owner, try FollowUpChoices(reading))
        }
    }

    private static func followUpEditPage(
        _ frame: Frame, _ summary: FollowUpSummary, _ values: FollowUpForm, _ choices: FollowUpChoices,
        _ hints: [TextHint], problems: [Refusal.Problem]
    ) -> HTML {
        let followUp = summary.followUp
        return page(
            frame, title: "Edit \(followUp.key)", section: .followUps, problems: problems,
            scripts: ["js/wording.js"],
            """
            <p class="back"><a href="\(Paths.followUp(followUp.id))">\(followUp.key.description)</a></p>
            <h1>Edit the follow-up</h1>
            \(form(
                Paths.followUp(followUp.id), frame, draft: "\(followUp.key) details",
                """
                \(hiddenField("version", String(values.version)))
                \(values.titleField(problems: problems))
                \(values.ownerField(choices, problems: problems))
                \(values.dueField(hint: nil, problems: problems))
                \(values.furtherFields(choices, current: summary, incident: followUp.incidentID, withEvidence: true, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            \(WordingHints.list(hints, at: .followUp(followUp.id), fields: ["title", "detail"]))
            """)
    }
}
