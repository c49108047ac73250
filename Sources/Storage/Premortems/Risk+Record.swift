import Domain

extension Risk {
    static let columns = """
        r.id, r.premortem_id, r.title, r.dots, r.likelihood, r.impact, r.warning_sign, r.accepted_reason, r.accepted_by, \
        (SELECT name FROM person WHERE id = r.accepted_by), r.look_again_on, r.outcome, r.outcome_note
        """

    init(_ columns: inout Columns) throws {
        let id: Domain.ID<Risk> = columns.id()
        let premortem: Domain.ID<Premortem> = columns.id()
        let title = columns.text()
        let dots = columns.optionalInt()
        let likelihood: RiskLevel? = columns.optionalValue()
        let impact: RiskLevel? = columns.optionalValue()
        let sign = columns.text()
        let reason = columns.text()
        let person: Domain.ID<Person>? = columns.optionalID()
        let name = columns.optionalText() ?? ""
        let day = columns.optionalDay()
        let acceptance = person.flatMap { person in
            day.map { RiskAcceptance(reason: reason, personID: person, personName: name, lookAgainOn: $0) }
        }
        self.init(
            id: id, premortemID: premortem, title: title, dots: dots, likelihood: likelihood, impact: impact,
            warningSign: sign, acceptance: acceptance, outcome: columns.optionalValue(), outcomeNote: columns.text())
    }
}

extension Reading {
    package func risk(_ id: ID<Risk>) throws -> Risk? {
        try first(
            "SELECT \(Risk.columns) FROM risk AS r WHERE r.id = ? AND \(visibleThroughPremortem("r.premortem_id"))",
            [id.rawValue]
        ) { try Risk(&$0) }
    }

    /// The condition that `r` is an accepted risk whose day to look again has come. Bind one value: today.
    var acceptanceIsDue: String {
        "r.look_again_on <= ? AND \(hasCards("r")) AND \(visibleThroughPremortem("r.premortem_id"))"
    }

    /// Accepted risks whose day to look again has come, for the home pages of those who accepted them.
    package func acceptedRisksDue(today: Day, atMost limit: Int = 200) throws -> [Risk] {
        guard asker.isMember else { return [] }
        return try rows(
            """
            SELECT \(Risk.columns) FROM risk AS r
            WHERE \(acceptanceIsDue)
            ORDER BY r.look_again_on, r.id LIMIT ?
            """, [today.iso, limit]
        ) { try Risk(&$0) }
    }

    /// Ordered by their dots or, before there are any, by creation, which is random.
    func risks(of premortem: ID<Premortem>) throws -> [Risk] {
        try rows(
            """
            SELECT \(Risk.columns) FROM risk AS r
            WHERE r.premortem_id = ? AND \(hasCards("r")) AND \(visibleThroughPremortem("r.premortem_id"))
            ORDER BY r.dots DESC, r.id
            """, [premortem.rawValue]
        ) { try Risk(&$0) }
    }

    /// The risks that a guardrail mitigates, with the pre-mortem each comes from.
    package func risks(mitigatedBy guardrail: ID<Guardrail>) throws -> [Risk] {
        try rows(
            """
            SELECT \(Risk.columns) FROM guardrail_link AS k JOIN risk AS r ON r.id = k.risk_id
            WHERE k.guardrail_id = ? AND k.deleted_at IS NULL AND \(visibleThroughGuardrail("k.guardrail_id"))
                AND \(visibleThroughPremortem("r.premortem_id")) ORDER BY k.id
            """, [guardrail.rawValue]
        ) { try Risk(&$0) }
    }
}
