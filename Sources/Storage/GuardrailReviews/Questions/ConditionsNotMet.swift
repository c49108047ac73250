import Domain

extension Reading {
    /// Conditions of launches that are still not met on the day of the launch.
    func conditionsNotMetItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery.latePromises(today: query.today)
        source.require("f.state IN ('proposed', 'committed', 'in_progress')")
        source.require(
            """
            f.id IN (SELECT c.follow_up_id FROM launch AS l JOIN premortem AS p ON p.launch_id = l.id
                JOIN premortem_condition AS c ON c.premortem_id = p.id
                WHERE l.launch_on <= ? AND \(visibleLaunch("l")) AND \(visiblePremortem("p")))
            """, [query.today.iso])
        source.require(visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.due, f.id"
        return source
    }
}
