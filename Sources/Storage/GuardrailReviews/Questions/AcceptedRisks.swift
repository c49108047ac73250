import Domain

extension Reading {
    /// Risks that a pre-mortem accepted and whose day to look again has come.
    func acceptedRisksItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery(
            kind: .risk, id: "r.id", columns: Risk.columns, tables: "risk AS r", conditions: [], arguments: [],
            order: "r.look_again_on, r.id"
        ) { columns in
            let risk = try Risk(&columns)
            let acceptance = risk.acceptance
            return AgendaItem(
                .risk(risk.id), risk.title,
                facts: [
                    risk.premortemID.key.description,
                    acceptance.map { "due for another look on \($0.lookAgainOn.words)" },
                    acceptance.map { "accepted because: \($0.reason)" },
                ])
        }
        source.require(seesOrganisation)
        source.require(acceptanceIsDue, [query.today.iso])
        source.scopeRisks(query)
        return source
    }
}

extension AgendaItemQuery {
    /// A risk belongs to the services of its launch, and to the teams that own them.
    fileprivate mutating func scopeRisks(_ query: AgendaQuery) {
        let premortems = """
            SELECT x.id FROM premortem AS x JOIN launch_service AS xl ON xl.launch_id = x.launch_id
                JOIN service AS xs ON xs.id = xl.service_id
            """
        if let team = query.team { require("r.premortem_id IN (\(premortems) WHERE xs.team_id = ?)", [team.rawValue]) }
        if let service = query.service {
            require("r.premortem_id IN (\(premortems) WHERE xs.id = ?)", [service.rawValue])
        }
    }
}
