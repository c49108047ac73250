import Domain
import HTML
import Storage
import WebServer

extension Findings {
    static func edit(_ visit: Visit) async throws -> Response {
        let finding = try await readFinding(visit)
        let hints = try await visit.hints(for: "\(finding.title)\n\n\(finding.detail)", at: .finding(finding.id))
        return .page(findingEditPage(visit.frame, finding, FindingForm(finding), hints, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let finding = try await readFinding(visit)
        let values = FindingForm(visit.form)
        return try await attempt {
            let edit = try values.edit()
            return try await visit.saved(.finding(finding.id), from: values.version, "Finding saved.") {
                try $0.editFinding(finding.id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            let hints = try await visit.hints(for: "\(values.title)\n\n\(values.detail)", at: .finding(finding.id))
            return findingEditPage(visit.frame, finding, values, hints, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let finding = try await readFinding(visit)
        try await visit.change { try $0.delete(.finding(finding.id)) }
        return .redirect(
            to: Paths.incident(finding.incidentID).anchored("findings"),
            notice: FlashNotice("Moved the finding “\(finding.title)” to the bin.", undo: .finding(finding.id)))
    }

    private static func readFinding(_ visit: Visit) async throws -> Finding {
        let id = try visit.findingID()
        return try await visit.read { try $0.finding(id).orNotFound() }
    }

    private static func findingEditPage(
        _ frame: Frame, _ finding: Finding, _ values: FindingForm, _ hints: [TextHint],
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit a finding of \(finding.incidentID.key)", section: .incidents, problems: problems,
            scripts: ["js/wording.js"],
            """
            <p class="back"><a href="\(Paths.finding(finding.id))">\(finding.title)</a></p>
            <h1>Edit the finding</h1>
            \(form(
                Paths.finding(finding.id), frame, draft: "finding \(finding.id)",
                """
                \(hiddenField("version", String(values.version)))
                \(values.fields(incident: finding.incidentID, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            \(WordingHints.list(hints, at: .finding(finding.id), fields: ["title", "detail"]))
            """)
    }
}
