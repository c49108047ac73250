import Domain

extension Change {
    /// Turns each card that is not in a risk into a separate risk, in the random order of the cards.
    func gatherRisks(of premortem: Premortem) throws {
        let loose = try reading.rows(
            "SELECT id, text FROM premortem_card WHERE premortem_id = ? AND risk_id IS NULL AND is_withdrawn = 0 ORDER BY id",
            [premortem.id.rawValue]
        ) { ($0.id(Card.self), $0.text()) }
        for (card, text) in loose {
            let risk = try addRisk(to: premortem.id, from: text)
            try run("UPDATE premortem_card SET risk_id = ? WHERE id = ?", [risk.rawValue, card.rawValue])
        }
    }

    func addRisk(to id: ID<Premortem>, from card: String) throws -> ID<Risk> {
        let risk: ID<Risk> = try unorderedNumber(in: "risk")
        try run(
            "INSERT INTO risk (id, premortem_id, title) VALUES (?, ?, ?)",
            [risk.rawValue, id.rawValue, Risk.title(from: card)])
        return risk
    }
}
