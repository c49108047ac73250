import Domain

extension Reading {
    /// The last step of grouping that has not been undone.
    func lastGrouping(of id: ID<Premortem>) throws -> Int? {
        try first(
            "SELECT max(step) FROM premortem_grouping WHERE premortem_id = ? AND is_undone = 0", [id.rawValue]
        ) { $0.optionalInt() } ?? nil
    }
}

private struct GroupedCard {
    let id: ID<Card>
    let risk: ID<Risk>
    let text: String
}

extension Change {
    /// Renames groups that are still named after a card when the card is changed or withdrawn.
    ///
    /// - Parameter old: the card's previous words.
    func renameRisks(of card: ID<Card>, in id: ID<Premortem>, named old: String) throws {
        let title = Risk.title(from: old)
        let risks: [ID<Risk>] = try reading.rows(
            "SELECT id FROM risk WHERE premortem_id = ? AND title = ?", [id.rawValue, title]
        ) { $0.id() }
        for risk in risks {
            let cards = try cards(of: risk)
            let namesake = cards.first { $0.id == card } ?? cards.first { Risk.title(from: $0.text) == title }
            guard let words = (namesake ?? cards.first)?.text else { continue }
            try run("UPDATE risk SET title = ? WHERE id = ?", [Risk.title(from: words), risk.rawValue])
        }
    }

    /// Moves a card, or a whole risk, into another risk, as one step that can be undone.
    package func mergeRisk(_ risk: ID<Risk>, into target: ID<Risk>, in id: ID<Premortem>) throws {
        let premortem = try requireGrouping(in: id)
        let cards = try cards(of: risk, in: premortem)
        if cards.isEmpty || risk == target { throw Refusal("Choose another group to merge it into.") }
        _ = try self.cards(of: target, in: premortem)
        try move(cards, to: target, in: id)
        try record(.premortem(id), "merged two groups")
        try announcePremortem(id)
    }

    package func moveCard(_ card: ID<Card>, to target: ID<Risk>?, in id: ID<Premortem>) throws {
        let premortem = try requireGrouping(in: id)
        let found = try reading.first(
            "SELECT risk_id, text FROM premortem_card WHERE id = ? AND premortem_id = ? AND is_withdrawn = 0 AND risk_id IS NOT NULL",
            [card.rawValue, id.rawValue]
        ) { GroupedCard(id: card, risk: $0.id(), text: $0.text()) }
        guard let found else { throw Refusal("This card was withdrawn.") }
        if let target {
            _ = try cards(of: target, in: premortem)
            if target == found.risk { return }
            try move([found], to: target, in: id)
            try record(.premortem(id), "moved a card to another group")
        } else {
            if try cards(of: found.risk, in: premortem).count < 2 { return }
            try move([found], to: try addRisk(to: id, from: found.text), in: id)
            try record(.premortem(id), "split a group")
        }
        try announcePremortem(id)
    }

    package func undoGrouping(in id: ID<Premortem>) throws {
        _ = try requireGrouping(in: id)
        guard let step = try reading.lastGrouping(of: id) else { throw Refusal("There is nothing to undo.") }
        try run(
            """
            UPDATE premortem_card SET risk_id = (SELECT g.from_risk_id FROM premortem_grouping AS g
                WHERE g.premortem_id = ?1 AND g.step = ?2 AND g.card_id = premortem_card.id)
            WHERE id IN (SELECT g.card_id FROM premortem_grouping AS g WHERE g.premortem_id = ?1 AND g.step = ?2)
            """, [id.rawValue, step])
        try run(
            "UPDATE premortem_grouping SET is_undone = 1 WHERE premortem_id = ? AND step = ?", [id.rawValue, step])
        try record(.premortem(id), "undid a step of the grouping")
        try announcePremortem(id)
    }

    package func renameRisk(_ risk: ID<Risk>, in id: ID<Premortem>, title: String) throws {
        let (premortem, _) = try requireParticipant(in: id)
        if !premortem.phase.showsRisks || premortem.phase.isOver {
            throw Refusal("You can name groups only in the phase “Grouping”.")
        }
        let old = try requireRisk(risk, in: id)
        let title = try Text.line(title, field: "title", called: "a name of the risk", required: true)
        if title == old.title { return }
        try run("UPDATE risk SET title = ? WHERE id = ?", [title, risk.rawValue])
        // The words of a card are not logged, because its writer may withdraw it.
        let isOfCard = try cards(of: risk, in: premortem).contains { Risk.title(from: $0.text) == old.title }
        try record(
            .premortem(id), "named a risk",
            changes: [FieldChange(field: "Risk", from: isOfCard ? "" : old.title, to: title)])
        try announcePremortem(id)
    }

    private func requireGrouping(in id: ID<Premortem>) throws -> Premortem {
        let (premortem, _) = try requireParticipant(in: id)
        if premortem.phase != .grouping { throw Refusal("You can group cards only in the phase “Grouping”.") }
        return premortem
    }

    private func cards(of risk: ID<Risk>, in premortem: Premortem) throws -> [GroupedCard] {
        guard try requireRisk(risk).premortemID == premortem.id else {
            throw Refusal("This group belongs to another pre-mortem.")
        }
        return try cards(of: risk)
    }

    private func cards(of risk: ID<Risk>) throws -> [GroupedCard] {
        try reading.rows(
            "SELECT id, risk_id, text FROM premortem_card WHERE risk_id = ? AND is_withdrawn = 0 ORDER BY id",
            [risk.rawValue]
        ) { GroupedCard(id: $0.id(), risk: $0.id(), text: $0.text()) }
    }

    private func move(
        _ cards: [GroupedCard], to target: ID<Risk>, in id: ID<Premortem>
    ) throws {
        let last = try reading.first(
            "SELECT max(step) FROM premortem_grouping WHERE premortem_id = ?", [id.rawValue]
        ) { $0.optionalInt() }
        let step = ((last ?? nil) ?? 0) + 1
        for card in cards {
            try run(
                "INSERT INTO premortem_grouping (premortem_id, step, card_id, from_risk_id, to_risk_id) VALUES (?, ?, ?, ?, ?)",
                [id.rawValue, step, card.id.rawValue, card.risk.rawValue, target.rawValue])
            try run("UPDATE premortem_card SET risk_id = ? WHERE id = ?", [target.rawValue, card.id.rawValue])
        }
    }
}
