extension ImportedGuardrail {
    init?(_ safeguard: ImportedRecord.Safeguard) {
        guard let key = Key(safeguard.key), key.prefix == .guardrail, !safeguard.name.isEmpty else { return nil }
        self.init(key: key, name: safeguard.name)
        if let kind = safeguard.kind.flatMap(GuardrailKind.init) { self.kind = kind }
        if let position = safeguard.position.flatMap(GuardrailPosition.init) { self.position = position }
        if let strength = safeguard.strength.flatMap(Strength.init) { self.strength = strength }
        if let state = safeguard.state.flatMap(GuardrailState.init) { self.state = state }
        statement = safeguard.statement ?? ""
        proofMethod = safeguard.proofMethod.flatMap(ProofMethod.init)
        proofEveryDays = safeguard.proofEveryDays
        bypass = safeguard.bypass ?? ""
        retiredReason = safeguard.retiredReason ?? ""
        ownerTeam = safeguard.ownerTeam ?? ""
        services = Array((safeguard.services ?? []).prefix(200))
        evidence = Array((safeguard.evidence ?? []).prefix(50))
        guard let told = safeguard.links else {
            parts = (safeguard.inThisIncident ?? []).compactMap(Part.init)
            return
        }
        links = told.compactMap(Link.init)
        parts = told.compactMap(Part.init)
    }

    /// Reads a row of the table that a live block wrote: key and name, strength, state, when it was proven, its parts.
    init?(_ row: ImportTable.Row) {
        guard row.cells.count > 4 else { return nil }
        let words = InlineWords.plain(row.cells[0]).split(separator: " ", maxSplits: 1)
        guard words.count == 2, let key = Key(String(words[0])), key.prefix == .guardrail else { return nil }
        self.init(key: key, name: String(words[1]))
        if let strength = Strength.allCases.first(where: { row.cells[1].hasSuffix("(\($0.label.lowercased()))") }) {
            self.strength = strength
        }
        if let state = GuardrailState.allCases.first(where: { $0.label == row.cells[2] }) { self.state = state }
        parts = InlineWords.plain(row.cells[4]).split(separator: ";").compactMap { Part(String($0).trimmed) }
    }
}

extension ImportedGuardrail.Link {
    fileprivate init?(_ tie: ImportedRecord.Tie) {
        guard let relation = GuardrailRelation(rawValue: tie.relation) else { return nil }
        switch relation.otherEnd {
        case .finding, .followUp:
            self.init(
                relation: relation, finding: tie.finding, followUp: tie.followUp.flatMap { Key($0) },
                note: tie.note ?? "")
        case .incident, .risk: return nil
        }
    }
}

extension ImportedGuardrail.Part {
    fileprivate init?(_ tie: ImportedRecord.Tie) {
        guard let relation = GuardrailRelation(rawValue: tie.relation), relation.otherEnd == .incident else {
            return nil
        }
        self.init(relation: relation, note: tie.note ?? "")
    }

    /// Reads `was absent (nobody had asked for it)`. Nil for a part that its findings tell.
    init?(_ words: String) {
        let found = GuardrailRelation.all(to: .incident).first { words == $0.part || words.hasPrefix("\($0.part) (") }
        guard let found else { return nil }
        let note = words.dropFirst(found.part.count + 2).dropLast()
        self.init(relation: found, note: words == found.part ? "" : String(note))
    }
}
