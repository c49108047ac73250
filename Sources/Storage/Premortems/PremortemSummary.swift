import Domain

/// A pre-mortem as a row of a list.
package struct PremortemSummary: Sendable {
    package let premortem: Premortem
    package let launch: (title: String, date: Day?)?
    package let facilitatorName: String?
    package let participantCount: Int
    package let riskCount: Int
}

extension Reading {
    /// Pre-mortems in progress first, then the latest.
    package func premortems(page: Int = 1) throws -> ListPage<PremortemSummary> {
        let count = try count(
            upTo: ListLimits.counted + 1, "SELECT 1 FROM premortem AS p WHERE \(visiblePremortem("p"))")
        let items = try summaries(
            """
            1 ORDER BY p.closed_at IS NOT NULL, p.id DESC
            LIMIT \(ListLimits.pageSize) OFFSET \(ListLimits.offset(ofPage: page))
            """)
        return ListPage(items: items, number: max(page, 1), count: count)
    }

    /// The pre-mortems about a launch, for members only: guests are not shown other ways to their pre-mortem.
    package func premortems(of launch: ID<Launch>) throws -> [PremortemSummary] {
        guard asker.isMember else { return [] }
        return try summaries("p.launch_id = \(launch) ORDER BY p.id DESC")
    }

    /// The pre-mortems that a person takes part in or facilitates and that are not over. Not for guests.
    package func premortemsGoingOn(for person: ID<Person>) throws -> [PremortemSummary] {
        guard asker.isMember else { return [] }
        return try summaries(
            """
            p.closed_at IS NULL AND p.id IN (
                SELECT y.id FROM premortem AS y WHERE y.facilitator_id = \(person) AND y.closed_at IS NULL
                UNION SELECT m.premortem_id FROM premortem_participant AS m WHERE m.person_id = \(person))
            ORDER BY p.id DESC LIMIT 10
            """)
    }

    /// Closed pre-mortems whose look-back date has come.
    package func premortemsToLookBack(today: Day) throws -> [PremortemSummary] {
        try summaries("p.phase = 'closed' AND p.look_back_on <= '\(today.iso)' ORDER BY p.look_back_on, p.id LIMIT 50")
    }

    private func summaries(_ rest: String) throws -> [PremortemSummary] {
        try rows(
            """
            SELECT \(Premortem.columns), l.title, l.launch_on, o.name,
                (SELECT count(*) FROM premortem_participant AS m WHERE m.premortem_id = p.id),
                (SELECT count(*) FROM risk AS r WHERE r.premortem_id = p.id AND \(hasCards("r")))
            FROM premortem AS p LEFT JOIN launch AS l ON l.id = p.launch_id AND l.deleted_at IS NULL
            LEFT JOIN person AS o ON o.id = p.facilitator_id
            WHERE \(visiblePremortem("p")) AND \(rest)
            """
        ) { columns in
            let premortem = try Premortem(&columns)
            let title = columns.optionalText()
            let day = columns.optionalDay()
            return PremortemSummary(
                premortem: premortem, launch: title.map { ($0, day) }, facilitatorName: columns.optionalText(),
                participantCount: columns.int(), riskCount: columns.int())
        }
    }

    /// The condition that a risk has cards: one whose last card was moved or withdrawn no longer counts.
    func hasCards(_ alias: StaticString) -> String {
        "EXISTS (SELECT 1 FROM premortem_card AS hc WHERE hc.risk_id = \(alias).id AND hc.is_withdrawn = 0)"
    }
}
