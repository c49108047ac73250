import Domain
import HTML
import Storage

extension GuardrailGapFollowUps {
    static func gapDryRun(
        _ frame: Frame, _ guardrail: Guardrail, _ plan: [PlannedGapFollowUp], typed: String, problems: [Refusal.Problem]
    ) -> HTML {
        let opened = plan.filter { $0.obstacle == nil }
        let back = Paths.guardrailGaps(guardrail.id)
        if opened.isEmpty {
            return page(
                frame, title: "Nothing would be opened", section: .guardrails, problems: problems,
                """
                <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
                <h1>Nothing would be opened</h1>
                \(when: plan.isEmpty, "<p>You selected nothing, so nothing would be opened.</p>")
                \(when: !plan.isEmpty, "<ul class=\"rows\">\(each: plan, { "<li>\(leftOut($0))</li>\n" })</ul>")
                <p><a href="\(back)">Back to the services</a></p>
                """)
        }
        let count = Batch.followUps(opened.count)
        return dryRunPage(
            frame,
            DryRun(
                title: "Open \(count)?", count: TypedCount(count),
                changes: dataTable(
                    caption: "What would be opened",
                    head:
                        "\(headCell("Follow-up", .title))\(headCell("For", .name))\(headCell("Team", .name))\(headCell("State", .state))",
                    rows: opened.map(row).joined(), hidesCaption: true),
                leftOut: plan.filter { $0.obstacle != nil }.map(leftOut),
                action: Paths.guardrailGapFollowUps(guardrail.id),
                fields: opened.map { ("service", $0.service.id.description) }, button: "Open \(count)",
                back: ("\(guardrail.key) \(guardrail.name)", back)),
            section: .guardrails, typed: typed, problems: problems)
    }

    private static func row(_ planned: PlannedGapFollowUp) -> HTML {
        """
        <tr>\(rowHead(HTML(text: planned.edit.title)))\(cell("For", HTML(text: planned.service.name)))\
        \(cell("Team", planned.teamName.map { HTML(text: $0) } ?? "<span class=\"quiet-text\">none yet</span>"))\
        \(cell("State", stateTag(FollowUpState.proposed)))</tr>

        """
    }

    private static func leftOut(_ planned: PlannedGapFollowUp) -> HTML {
        "\(planned.service.name)<br><small>\(planned.obstacle ?? "")</small>"
    }
}
