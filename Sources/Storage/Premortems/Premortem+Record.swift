import Domain
import Foundation

/// A pre-mortem as a row of a list.
package struct PremortemSummary: Sendable {
    package let premortem: Premortem
    package let launch: (title: String, date: Day?)?
    package let facilitatorName: String?
    package let participantCount: Int
    package let riskCount: Int
}

extension Premortem {
    static let columns = """
        p.id, p.title, p.launch_id, p.script, p.anonymity, p.pace, p.phase, p.phase_since, p.ends_at, p.facilitator_id, \
        p.join_code, p.allows_guests, p.dots, p.look_back_on, p.decision, p.decision_note, p.decided_at, p.closed_at, \
        p.looked_back_at, p.look_back_note, p.version
        """

    init(_ columns: inout Columns) throws {
        let id: Domain.ID<Premortem> = columns.id()
        let title = columns.text()
        let launch: Domain.ID<Launch>? = columns.optionalID()
        let script = try JSONDecoder().decode(PremortemScript.self, from: Data(columns.text().utf8))
        let anonymity: Anonymity = try columns.value()
        let pace: Pace = try columns.value()
        let phase: PremortemPhase = try columns.value()
        let since = columns.date()
        let endsAt = columns.optionalDate()
        let facilitator: Domain.ID<Person>? = columns.optionalID()
        guard let code = JoinCode(columns.text()) else { throw StorageFault("PRE-\(id) has no code") }
        self.init(
            id: id, title: title, launchID: launch, script: script, anonymity: anonymity, pace: pace, phase: phase,
            phaseSince: since, endsAt: endsAt, facilitatorID: facilitator, joinCode: code,
            allowsGuests: columns.bool(), dots: columns.int(), lookBackOn: columns.optionalDay(),
            decision: columns.optionalValue(), decisionNote: columns.text(), decidedAt: columns.optionalDate(),
            closedAt: columns.optionalDate(), lookedBackAt: columns.optionalDate(), lookBackNote: columns.text(),
            version: columns.int())
    }
}

extension Reading {
    package func premortem(_ id: ID<Premortem>) throws -> Premortem? {
        try first(
            "SELECT \(Premortem.columns) FROM premortem AS p WHERE p.id = ? AND \(visiblePremortem("p"))", [id.rawValue]
        ) { try Premortem(&$0) }
    }

    /// Sessions in progress first, then the latest.
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

    /// The sessions about a launch, for members only: guests are not shown other ways to their session.
    package func premortems(of launch: ID<Launch>) throws -> [PremortemSummary] {
        guard asker.isMember else { return [] }
        return try summaries("p.launch_id = \(launch) ORDER BY p.id DESC")
    }

    /// The sessions that a person takes part in or facilitates and that are not over. Not for guests.
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

    /// Closed sessions whose look-back date has come.
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

    package func services(of premortem: ID<Premortem>) throws -> [Service] {
        try services(
            in: "premortem_service", of: "premortem_id", premortem.rawValue,
            if: visibleThroughPremortem("l.premortem_id"))
    }

    /// The name of a guest in the audit log.
    func guestName(_ id: ID<Participant>) throws -> String {
        try first("SELECT guest_name || ' (guest)' FROM premortem_participant WHERE id = ?", [id.rawValue]) {
            $0.text()
        }
            ?? ""
    }
}
