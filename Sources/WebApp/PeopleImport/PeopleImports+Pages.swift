import Domain
import HTML
import Secrets
import Storage

extension PeopleImports {
    static func planPage(
        _ frame: Frame, _ values: PeopleImportForm, _ plan: [PlannedInvitation], typed: String = "",
        problems: [Refusal.Problem]
    ) -> HTML {
        let new = plan.filter(\.isNew)
        if new.isEmpty {
            return page(
                frame, title: "Nobody would be invited", section: .settings, problems: problems, wide: true,
                """
                <p class="back"><a href="\(Paths.newPeopleImport)">Invite people from a list</a></p>
                <h1>Nobody would be invited</h1>
                <p>Nothing was changed.</p>
                \(planTable(plan))
                """)
        }
        let count = BatchKind.people(new.count)
        return dryRunPage(
            frame,
            DryRun(
                title: "Invite \(count)?", count: TypedCount(count), changes: planTable(plan),
                action: Paths.peopleImports,
                fields: [("list", values.list), ("level", values.level)] + new.map { ("shown", $0.shown) },
                button: "Invite \(count)", back: ("Invite people from a list", Paths.newPeopleImport)),
            section: .settings, typed: typed, problems: problems)
    }

    private static func planTable(_ plan: [PlannedInvitation]) -> HTML {
        dataTable(
            caption: "What each line would do",
            head:
                "\(headCell("E-mail", .title))\(headCell("Name", .name))\(headCell("In the list", .count))\(headCell("Level", .state))\(headCell("Teams", .names))\(headCell("What would happen"))",
            rows: plan.map(planRow).joined(), cssClass: "list", hidesCaption: true)
    }

    private static func planRow(_ row: PlannedInvitation) -> HTML {
        let outcome: HTML =
            switch row.outcome {
            case .new: tag("Invited", tone: .good)
            case .exists(let reason): "\(tag("Left as it is", tone: .quiet)) \(reason)"
            case .faulty(let reason): "\(tag("Faulty", tone: .caution)) \(reason)"
            }
        return """
            <tr>\(rowHead(HTML(text: row.email.isEmpty ? "–" : row.email)))\(cell("Name", HTML(text: row.name)))\(cell("In the list", "line \(row.line)"))\
            \(cell("Level", HTML(text: row.level.label)))\(cell("Teams", HTML(text: row.teams.map(\.name).joined(separator: ", "))))\
            \(cell("What would happen", outcome))</tr>

            """
    }

    static func linksPage(
        _ frame: Frame, _ links: [(email: String, token: Token)], at base: String, _ batch: ID<Batch>
    ) -> HTML {
        let lines = links.map { "\($0.email) \(base)\(Paths.invitation(token: $0.token.text).address)" }
        return page(
            frame, title: BatchKind.invitation.sentence(count: links.count), section: .settings, wide: true,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>\(BatchKind.invitation.sentence(count: links.count))</h1>
            <p class="lead">Send each person their link so that only they can read it. The links are shown only once, work once, and expire after seven days.</p>
            \(textArea("links", label: "Addresses and links", value: lines.joined(separator: "\n"), rows: min(20, max(4, lines.count)), required: false))
            \(form(
                Paths.peopleImportLinks, frame,
                """
                \(each: links, { hiddenField("link", "\($0.token.text) \($0.email)") })
                \(formActions(submitButton("Save as a CSV file")))
                """))
            <p>You can <a href="\(Paths.batch(batch))">look at this action and undo it</a>: links that nobody has used then stop working.</p>
            """)
    }
}
