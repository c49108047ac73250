import Domain

extension Reading {
    /// What a picker offers for a text, oneself first, then what the asker chose lately, then by name.
    ///
    /// - Parameters:
    ///   - typed: beginnings of words of the name, or the beginning of an e-mail address; empty for any.
    ///   - isShared: whether the page is the same for everybody, so that nobody comes first.
    package func picks(
        _ kind: PickKind, typed: PickedText = PickedText(""), isShared: Bool = false, atMost limit: Int = Pick.most
    ) throws -> [Pick] {
        guard asker.isMember, !typed.isTooLong else { return [] }
        if !typed.isEmpty { return try picks(kind, fitting: typed, isChoosable: true, atMost: limit) }
        let source = source(of: kind)
        let first = isShared ? [] : try oneself(source) + recentPicks(source)
        let others = try rows(
            "\(source.select) WHERE \(source.choosable) ORDER BY \(source.name) COLLATE NOCASE, x.id LIMIT ?", [limit],
            Pick.init)
        return Array((first + others.filter { other in !first.contains { $0.id == other.id } }).prefix(limit))
    }

    /// One that was chosen before, whether or not it can be chosen now.
    package func pick(_ kind: PickKind, _ id: Int64) throws -> Pick? {
        let source = source(of: kind)
        return try first("\(source.select) WHERE x.id = ? AND \(source.visible)", [id], Pick.init)
    }

    /// Those that were chosen before, in the same order.
    package func picks(_ kind: PickKind, of ids: [Int64]) throws -> [Pick] {
        try ids.compactMap { try pick(kind, $0) }
    }

    /// Whom or what a typed text means.
    package func answer(to typed: PickedText, _ kind: PickKind) throws -> PickAnswer {
        if typed.isEmpty { return .nothing }
        guard asker.isMember, !typed.isTooLong else { return .nobody }
        let source = source(of: kind)
        let exact = try picks(
            source, "\(source.name) = ? COLLATE NOCASE AND \(source.choosable)", typed.text, Pick.most + 1)
        let fitting = exact.isEmpty ? try picks(kind, typed: typed, atMost: Pick.most + 1) : exact
        let gone = fitting.isEmpty ? try picks(kind, fitting: typed, isChoosable: false, atMost: 1).first : nil
        return PickAnswer(typed, fitting: fitting, gone: gone)
    }

    private func picks(
        _ kind: PickKind, fitting typed: PickedText, isChoosable: Bool, atMost limit: Int
    ) throws -> [Pick] {
        let source = source(of: kind)
        let condition = isChoosable ? source.choosable : "\(source.visible) AND NOT (\(source.choosable))"
        if kind.isPerson, let email = typed.email {
            return try rows(
                """
                \(source.select) WHERE x.email >= ?1 AND x.email < ?1 || char(1114111) AND \(condition)
                ORDER BY x.email LIMIT ?2
                """, [email, limit], Pick.init)
        }
        let words = typed.words
        if words.isEmpty { return [] }
        let pattern = words.map { "\"\($0)\"*" }.joined(separator: " AND ")
        return try rows(
            """
            \(source.select)
                JOIN (SELECT rowid - ?2 AS id FROM pick_name WHERE pick_name MATCH ?1
                    AND rowid BETWEEN ?2 AND ?2 + 281474976710655 LIMIT 1000) AS hit ON hit.id = x.id
                LEFT JOIN recent_pick AS r ON r.person_id = ?3 AND r.kind = ?4 AND r.chosen_id = x.id
            WHERE \(condition)
            ORDER BY \(kind.isPerson ? "x.id = ?3 DESC," : "") r.chosen_at DESC, \(source.name) COLLATE NOCASE, x.id
            LIMIT ?5
            """, [pattern, kind.firstRow, asker.personID?.rawValue, source.kept, limit], Pick.init)
    }

    private func picks(_ source: PickSource, _ condition: String, _ text: String, _ limit: Int) throws -> [Pick] {
        try rows("\(source.select) WHERE \(condition) ORDER BY x.id LIMIT ?", [text, limit], Pick.init)
    }

    private func oneself(_ source: PickSource) throws -> [Pick] {
        guard source.isPerson, let person = asker.personID else { return [] }
        return try rows("\(source.select) WHERE x.id = ? AND \(source.choosable)", [person.rawValue], Pick.init)
    }

    private func recentPicks(_ source: PickSource) throws -> [Pick] {
        guard let person = asker.personID else { return [] }
        return try rows(
            """
            \(source.select) JOIN (SELECT chosen_id, chosen_at FROM recent_pick WHERE person_id = ? AND kind = ?
                ORDER BY chosen_at DESC LIMIT \(Pick.most)) AS r ON r.chosen_id = x.id
            WHERE \(source.choosable) AND NOT (\(source.isPerson) AND x.id = ?1) ORDER BY r.chosen_at DESC, x.id
            """, [person.rawValue, source.kept], Pick.init)
    }
}

/// Where the picks of a kind come from: a table called `x`.
private struct PickSource {
    let select: String
    let name: StaticString
    let visible: String
    let choosable: String
    let isPerson: Bool
    /// The kind in `recent_pick`.
    let kept: String
}

extension Reading {
    fileprivate func source(of kind: PickKind) -> PickSource {
        switch kind {
        case .person: people("x.deactivated_at IS NULL")
        case .reviewer: people(Reading.canReview("x"))
        case .service:
            PickSource(
                select: "SELECT x.id, x.name, x.slug, 0, x.deleted_at IS NULL FROM service AS x", name: "x.name",
                visible: seesOrganisation, choosable: "x.deleted_at IS NULL AND \(seesOrganisation)", isPerson: false,
                kept: kind.rawValue)
        case .guardrail:
            PickSource(
                select: "SELECT x.id, 'GR-' || x.id || ' ' || x.name, '', 0, x.state <> 'retired' FROM guardrail AS x",
                name: "x.name", visible: visibleGuardrail("x"),
                choosable: "x.state <> 'retired' AND \(visibleGuardrail("x"))", isPerson: false, kept: kind.rawValue)
        }
    }

    private func people(_ choosable: String) -> PickSource {
        PickSource(
            select: """
                SELECT x.id, x.name, x.email, (SELECT count(*) FROM person AS o
                    WHERE o.name = x.name COLLATE NOCASE AND o.deactivated_at IS NULL) > 1, \(choosable)
                FROM person AS x
                """, name: "x.name", visible: seesOrganisation, choosable: "\(choosable) AND \(seesOrganisation)",
            isPerson: true, kept: PickKind.person.rawValue)
    }
}

extension Pick {
    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.int64(), name: columns.text(), detail: columns.text(), isNameShared: columns.bool(),
            isChoosable: columns.bool())
    }
}
