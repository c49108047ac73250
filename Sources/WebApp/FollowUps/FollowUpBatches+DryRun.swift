import Domain
import HTML
import Storage

extension FollowUpBatches {
    static func followUpDryRunPage(
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
                    head: "\(headCell("Follow-up", .title))\(headCell("State", .state))\(headCell("Change"))",
                    rows: changed.map(changedRow).joined(), hidesCaption: true),
                leftOut: plan.filter { !$0.isChanged }.map(leftOutRow), action: Paths.followUpBatches,
                fields: changed.flatMap { row in
                    [
                        ("follow_up", row.followUp.key.description),
                        ("version", "\(row.followUp.id):\(row.followUp.version)"),
                    ]
                } + [
                    ("owner", values.owner.word), ("team", values.team), ("due", values.due),
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

    static func nothingToDo(_ frame: Frame, _ values: FollowUpBatchForm, _ problems: [Refusal.Problem]) -> HTML {
        page(
            frame, title: "Nothing would change", section: .followUps, problems: problems,
            """
            <p class="back"><a href="\(values.origin)">Follow-ups</a></p>
            <h1>Nothing would change</h1>
            <p>Nothing was changed. <a href="\(values.origin)">Go back to the list</a>, select the follow-ups, and choose what to set.</p>
            """)
    }
}
