import Domain

extension Guardrail {
    static let columns = """
        g.id, g.name, g.statement, g.kind, g.position, g.strength, g.state, g.owner_team_id, g.proof_method, \
        g.proof_every_days, g.last_proven_at, g.bypass, g.retired_reason, g.replaced_by, g.version, g.created_at, g.updated_at
        """

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), name: columns.text(), statement: columns.text(), kind: try columns.value(),
            position: try columns.value(), strength: try columns.value(), recordedState: try columns.value(),
            ownerTeamID: columns.optionalID(), proofMethod: columns.optionalValue(),
            proofEveryDays: columns.optionalInt(),
            lastProvenAt: columns.optionalDate(), bypass: columns.text(), retiredReason: columns.text(),
            replacedBy: columns.optionalID(), version: columns.int(), createdAt: columns.date(),
            updatedAt: columns.date())
    }
}

extension Reading {
    package func guardrail(_ id: ID<Guardrail>) throws -> Guardrail? {
        try first(
            "SELECT \(Guardrail.columns) FROM guardrail AS g WHERE g.id = ? AND \(visibleGuardrail("g"))", [id.rawValue]
        ) {
            try Guardrail(&$0)
        }
    }

    package func services(of guardrail: ID<Guardrail>) throws -> [Service] {
        try services(
            in: "guardrail_service", of: "guardrail_id", guardrail.rawValue,
            if: visibleThroughGuardrail("l.guardrail_id"))
    }

    package func evidence(of guardrail: ID<Guardrail>) throws -> [Evidence] {
        try rows(
            """
            SELECT e.label, e.address FROM guardrail_evidence AS e
            WHERE e.guardrail_id = ? AND \(visibleThroughGuardrail("e.guardrail_id")) ORDER BY e.position
            """, [guardrail.rawValue]
        ) { Evidence(label: $0.text(), address: $0.text()) }
    }
}
