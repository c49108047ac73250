import Domain

extension AgendaQuestion {
    /// Conditions of launches that are still not met on the day of the launch.
    static let conditionsNotMet = AgendaQuestion(
        "conditions-not-met", "Which launches went ahead without their conditions?", short: "Conditions not met",
        nothing: "Every condition of a past launch has been met."
    ) { reading, query in
        var source = AgendaItemQuery.latePromises(today: query.today)
        source.require("f.state IN ('proposed', 'committed', 'in_progress')")
        source.require(
            """
            f.id IN (SELECT c.follow_up_id FROM launch AS l JOIN premortem AS p ON p.launch_id = l.id
                JOIN premortem_condition AS c ON c.premortem_id = p.id
                WHERE l.launch_on <= ? AND \(reading.visibleLaunch("l")) AND \(reading.visiblePremortem("p")))
            """, [query.today.iso])
        source.require(reading.visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.due, f.id"
        return source
    }
}
