import Domain

extension Reading {
    /// Ideas that have passed the day by which they should have an owner.
    func unownedItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery.followUps { summary in
            [
                summary.followUp.ownerDay.map { day in
                    day < query.today
                        ? "should have had an owner by \(day.words), \(Elapsed.due(day, today: query.today))"
                        : "needs an owner by \(day.words)"
                }, summary.teamName, summary.incidentTitle,
            ]
        }
        source.require("f.owner_id IS NULL")
        source.require("f.state = 'proposed'")
        source.require(visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.owner_day, f.id"
        return source
    }
}
