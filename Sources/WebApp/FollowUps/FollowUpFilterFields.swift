import Domain
import HTML

extension FollowUpFilter {
    /// The most common filters, in one click.
    var chips: HTML {
        filterChips([
            ("Open", isEmpty, Paths.followUps),
            ("Mine", owner == "me", with { $0.owner = owner == "me" ? "" : "me" }),
            ("Overdue", overdue == "yes", with { $0.overdue = overdue == "yes" ? "" : "yes" }),
            ("Without an owner", owner == "none", with { $0.owner = owner == "none" ? "" : "none" }),
            ("Ideas", state == "proposed", with { $0.state = state == "proposed" ? "" : "proposed" }),
            ("Finished", state == "finished", with { $0.state = state == "finished" ? "" : "finished" }),
        ])
    }

    func fields(_ choices: FollowUpChoices, problems: [Refusal.Problem]) -> HTML {
        let states =
            [("", "Open"), ("finished", "Finished"), ("dropped", "Declined or superseded"), ("any", "Any state")]
            + FollowUpState.allCases.map { ($0.rawValue, $0.label) }
        let owners =
            [("", "Anybody"), ("me", "Me"), ("none", "No owner")]
            + choices.people.map { ($0.id.description, $0.name) }
        let teams = [("", "Any team")] + choices.teams.map { ($0.slug, $0.name) }
        let dates = [("", "Any date"), ("yes", "Overdue")]
        return """
            <form class="filter" action="\(Paths.followUps)" method="get" role="search" aria-label="Filter">
            \(selectField("state", label: "State", options: states, selected: state, problems: problems))
            \(selectField("owner", label: "Owner", options: owners, selected: owner, problems: problems))
            \(selectField("team", label: "Team", options: teams, selected: team, problems: problems))
            \(selectField("overdue", label: "Due", options: dates, selected: overdue, problems: problems))
            \(when: !sort.isEmpty, hiddenField("sort", sort))
            \(submitButton("Filter", style: .plain))\(when: !isEmpty, linkButton("Clear", to: Paths.followUps, style: .quiet))
            </form>
            """
    }

    var heads: HTML {
        """
        <td class="select"></td>\(head("Follow-up", .title))\(head("Due", .due))\(headCell("Owner"))\(headCell("State"))\(headCell("Incident"))\
        \(head("Changed", .updated))
        """
    }

    private func head(_ label: String, _ order: FollowUpQuery.Order) -> HTML {
        let current = sort.isEmpty ? FollowUpQuery.Order.due.rawValue : sort
        let up = order.rawValue
        let down = "-\(order.rawValue)"
        let direction: SortDirection? = current == up ? .ascending : current == down ? .descending : nil
        let next =
            switch direction {
            case .ascending: down
            case .descending: up
            case nil: order == .updated ? down : up
            }
        return sortHeader(label, isSorted: direction, link: link(sort: next))
    }
}
