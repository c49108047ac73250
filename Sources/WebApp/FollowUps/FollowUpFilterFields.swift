import Domain
import HTML

extension FollowUpFilter {
    /// The most common filters, in one click.
    var chips: HTML {
        filterChips([
            ("Open", isEmpty, Paths.followUps),
            ("Mine", owner.word == "me", with { $0.owner.word = owner.word == "me" ? "" : "me" }),
            ("Overdue", overdue == "yes", with { $0.overdue = overdue == "yes" ? "" : "yes" }),
            ("Without an owner", owner.word == "none", with { $0.owner.word = owner.word == "none" ? "" : "none" }),
            ("Ideas", state == "proposed", with { $0.state = state == "proposed" ? "" : "proposed" }),
            ("Finished", state == "finished", with { $0.state = state == "finished" ? "" : "finished" }),
        ])
    }

    func fields(_ choices: FollowUpChoices, problems: [Refusal.Problem]) -> HTML {
        let states =
            [("", "Open"), ("finished", "Finished"), ("dropped", "Declined or superseded"), ("any", "Any state")]
            + FollowUpState.allCases.map { ($0.rawValue, $0.label) }
        let teams = [("", "Any team")] + choices.teams.map { ($0.slug, $0.name) }
        let dates = [("", "Any date"), ("yes", "Overdue")]
        return listFilter(
            [
                ListFilter(
                    "state", "State", state, .choice(states), hasChip: ["proposed", "finished"].contains(state)),
                ListFilter(
                    "Owner", owner, choices.people, none: "Anybody", hasChip: ["me", "none"].contains(owner.word)),
                ListFilter("team", "Team", team, .choice(teams)),
                ListFilter("overdue", "Due", overdue, .choice(dates), hasChip: overdue == "yes"),
            ], sort: sort, problems: problems, action: Paths.followUps, link: Paths.followUps(filteredBy:))
    }

    var heads: HTML {
        """
        <td class="select"></td>\(head("Follow-up", .title, .title))\(head("Due", .day, .due))\
        \(headCell("Owner", .name))\(headCell("State", .state))\(headCell("Incident", .record, isDetail: true))\
        \(head("Changed", .day, .updated, isDetail: true))
        """
    }

    private func head(
        _ label: String, _ column: Column, _ order: FollowUpQuery.Order, isDetail: Bool = false
    ) -> HTML {
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
        return sortHeader(label, column, isSorted: direction, link: link(sort: next), isDetail: isDetail)
    }
}
