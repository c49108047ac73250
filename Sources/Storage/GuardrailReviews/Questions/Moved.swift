import Domain

extension Reading {
    func movedItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery.followUps { summary in
            [
                movedWords(summary.followUp), summary.followUp.due.map { "now due \($0.words)" }, summary.ownerName,
                summary.teamName,
            ]
        }
        source.require("f.due_moves > 2")
        source.require("f.state IN ('committed', 'in_progress')")
        source.require(visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.due_moves DESC, f.id"
        return source
    }
}
