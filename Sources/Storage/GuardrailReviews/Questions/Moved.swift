import Domain

extension AgendaQuestion {
    static let moved = AgendaQuestion(
        "moved", "Which due dates have been moved more than twice?", short: "Moved more than twice",
        nothing: "No due date has been moved more than twice."
    ) { reading, query in
        var source = AgendaItemQuery.followUps { summary in
            [
                movedWords(summary.followUp), summary.followUp.due.map { "now due \($0.words)" }, summary.ownerName,
                summary.teamName,
            ]
        }
        source.require("f.due_moves > 2")
        source.require("f.state IN ('committed', 'in_progress')")
        source.require(reading.visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.due_moves DESC, f.id"
        return source
    }
}
