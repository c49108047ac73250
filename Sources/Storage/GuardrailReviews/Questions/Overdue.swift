import Domain

extension Reading {
    func overdueItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery.latePromises(today: query.today)
        source.require("f.due < ?", [query.today.iso])
        source.require("f.state IN ('committed', 'in_progress')")
        source.require(visibleFollowUp("f"))
        source.scopeFollowUps(query)
        source.order = "f.due, f.id"
        return source
    }
}

extension AgendaItemQuery {
    /// Follow-ups shown with their due date, their owner, and how often the due date was moved.
    static func latePromises(today: Day) -> AgendaItemQuery {
        followUps { summary in
            let followUp = summary.followUp
            return [
                followUp.due.map { "\($0.words), \(Elapsed.due($0, today: today))" }, summary.ownerName,
                summary.teamName, movedWords(followUp),
            ]
        }
    }

    static func followUps(
        facts: @escaping @Sendable (FollowUpSummary) -> [String?]
    ) -> AgendaItemQuery {
        AgendaItemQuery(
            kind: .followUp, id: "f.id", columns: FollowUpSummary.columns, tables: FollowUpSummary.tables,
            conditions: [], arguments: [], order: "f.id"
        ) { columns in
            let summary = try FollowUpSummary(&columns)
            return AgendaItem(.followUp(summary.followUp.id), summary.followUp.title, facts: facts(summary))
        }
    }
}

/// `moved 3 times`; nil if the due date was never moved.
func movedWords(_ followUp: FollowUp) -> String? {
    switch followUp.dueMoves {
    case 0: nil
    case 1: "moved once"
    case 2: "moved twice"
    default: "moved \(followUp.dueMoves) times"
    }
}
