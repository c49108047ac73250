import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/follow-ups/changes`.
enum FollowUpBatches {
    /// Shows the dry run of a bulk change of follow-ups. Only reads.
    static func new(_ visit: Visit) async throws -> Response {
        let values = FollowUpBatchForm(visit.query)
        return try await attempt {
            let alteration = try values.alteration()
            let plan = try await readPlan(visit, values, alteration)
            return .page(followUpDryRunPage(visit.frame, values, plan, problems: []))
        } orShow: { problems, _ in
            nothingToDo(visit.frame, values, problems)
        }
    }

    /// Makes the change that the dry run showed, if the count was typed and nothing has changed in the meantime.
    static func create(_ visit: Visit) async throws -> Response {
        let values = FollowUpBatchForm(visit.form)
        let shown = Dictionary(
            visit.form.all("version").compactMap { text -> (ID<FollowUp>, Int)? in
                let parts = text.split(separator: ":")
                guard parts.count == 2, let id = ID<FollowUp>(text: String(parts[0])), let version = Int(parts[1])
                else {
                    return nil
                }
                return (id, version)
            }
        ) { first, _ in first }
        let typed = visit.form["confirmation"] ?? ""
        let alteration: FollowUpAlteration
        do {
            alteration = try values.alteration()
        } catch {
            return .page(nothingToDo(visit.frame, values, error.problems), status: .unprocessableContent)
        }
        return try await attempt {
            try TypedCount(Batch.followUps(values.selected.count)).check(typed)
            let rows = values.selected.map { (id: $0, version: shown[$0] ?? 0) }
            let batch = try await visit.change { try $0.changeFollowUps(alteration, rows) }
            return .redirect(
                to: values.origin,
                notice: FlashNotice("\(BatchKind.followUpChange.sentence(count: rows.count)).", undo: batch))
        } orShow: { problems, _ in
            let plan = try await readPlan(visit, values, alteration)
            return followUpDryRunPage(visit.frame, values, plan, problems: problems)
        }
    }

    private static func readPlan(
        _ visit: Visit, _ values: FollowUpBatchForm, _ alteration: FollowUpAlteration
    ) async throws -> [PlannedFollowUpChange] {
        try await visit.read { try $0.plannedFollowUpChanges(alteration, of: values.selected) }
    }

    private static func followUpDryRunPage(
        _ frame: Frame, _ values: FollowUpBatchForm, _ plan: [PlannedFollowUpChange],
        problems: [Refusal.Problem]
    ) -> HTML {
        let changed = plan.filter(\.isChanged)
        if changed.isEmpty {
            let reasons = plan.map {
                Refusal.Problem("\($0.followUp.key): \($0.obstacle ?? "It already has these values.")")
            }
            return nothingToDo(frame, values, problems + reasons)
        }
        let count = Batch.followUps(changed.count)
        return dryRunPage(
            frame,
            DryRun(
                title: "Change \(count)?", count: TypedCount(count),
                changes: dataTable(
                    caption: "What would change",
                    head: "\(headCell("Follow-up"))\(headCell("State"))\(headCell("Change"))",
                    rows: changed.map(changedRow).joined(), hidesCaption: true),
                leftOut: plan.filter { !$0.isChanged }.map(leftOutRow), action: Paths.followUpBatches,
                fields: changed.flatMap { row in
                    [
                        ("follow_up", row.followUp.key.description),
                        ("version", "\(row.followUp.id):\(row.followUp.version)"),
                    ]
                } + [
                    ("owner", values.owner), ("team", values.team), ("due", values.due),
                    ("return", values.origin.address),
                ], button: "Change \(count)", back: ("Follow-ups", values.origin)),
            section: .followUps, problems: problems)
    }

    private static func changedRow(_ row: PlannedFollowUpChange) -> HTML {
        let followUp = row.followUp
        return """
            <tr>\(rowHead("\(keyLink(followUp.key)) <a class=\"row-title\" href=\"\(Paths.followUp(followUp.id))\">\(followUp.title)</a>"))\
            \(cell("State", stateTag(followUp.state)))\(cell("Change", AuditEntries.changes(row.changes)))</tr>

            """
    }

    private static func leftOutRow(_ row: PlannedFollowUpChange) -> HTML {
        """
        \(keyLink(row.followUp.key)) <a href="\(Paths.followUp(row.followUp.id))">\(row.followUp.title)</a><br>\
        <small>\(row.obstacle ?? "It already has these values.")</small>
        """
    }

    private static func nothingToDo(_ frame: Frame, _ values: FollowUpBatchForm, _ problems: [Refusal.Problem]) -> HTML
    {
        page(
            frame, title: "Nothing would change", section: .followUps, problems: problems,
            """
            <p class="back"><a href="\(values.origin)">Follow-ups</a></p>
            <h1>Nothing would change</h1>
            <p>Nothing was changed. <a href="\(values.origin)">Go back to the list</a>, select the follow-ups, and choose what to set.</p>
            """)
    }
}
