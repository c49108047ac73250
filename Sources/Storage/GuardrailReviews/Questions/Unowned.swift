import Domain

extension AgendaQuestion {
    /// Ideas that have passed the day by which they should have an owner.
    static let unowned = AgendaQuestion(
        "without-owner", "Which ideas have no owner?", short: "Without an owner",
        nothing: "Every idea has an owner."
    ) { reading, query in
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
        source.require(reading.visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.owner_day, f.id"
        return source
    }
}
