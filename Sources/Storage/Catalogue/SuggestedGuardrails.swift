import Domain

/// A guardrail that the organisation has and that may be about a finding, with what led to it.
package struct SuggestedGuardrail: Sendable {
    package let guardrail: GuardrailSummary
    /// The words of the finding that speak for it.
    package let words: [String]
    /// Services that it protects and that the incident touched.
    package let services: [String]
    /// The effect of the incident on it, if somebody has recorded it.
    package let relations: [GuardrailRelation]

    package init(
        guardrail: GuardrailSummary, words: [String] = [], services: [String] = [], relations: [GuardrailRelation] = []
    ) {
        self.guardrail = guardrail
        self.words = words
        self.services = services
        self.relations = relations
    }
}

extension Reading {
    private static let looked = 30
    private static let serviceBonus: Float = 3
    private static let originShare: Float = 0.5

    /// Those of the register that may be about a finding, the best first: by the same words as the catalogue, by the
    /// entry that they were made from, and by the services that the incident touched. Those that the finding asks for
    /// are left out.
    package func guardrailsSuggested(
        to finding: Finding, _ context: FindingContext, by catalogue: Catalogue, _ memory: GuardrailMemory,
        atMost limit: Int = 3
    ) throws -> [SuggestedGuardrail] {
        let matches = try memory.matches(for: context, catalogue.vocabulary, in: self, atMost: Reading.looked)
        if matches.isEmpty { return [] }
        let entries = catalogue.scores(for: context)
        let ranked = try matches.compactMap { match -> (suggested: SuggestedGuardrail, score: Float)? in
            guard let (suggested, origin) = try suggestedGuardrail(match, finding) else { return nil }
            // One word in common is a coincidence unless the service is the same.
            if match.words.count < 2 && suggested.services.isEmpty { return nil }
            let score =
                match.score + Reading.originShare * (origin.flatMap { entries[$0] } ?? 0)
                + (suggested.services.isEmpty ? 0 : Reading.serviceBonus)
            return (suggested, score)
        }
        return ranked.sorted { $1.score < $0.score }.prefix(limit).map(\.suggested)
    }

    private func suggestedGuardrail(
        _ match: GuardrailMatch, _ finding: Finding
    ) throws -> (SuggestedGuardrail, origin: String?)? {
        let found = try first(
            """
            SELECT \(GuardrailSummary.columns), o.entry
            FROM guardrail AS g LEFT JOIN guardrail_origin AS o ON o.guardrail_id = g.id
            WHERE g.id = ? AND g.state <> 'retired' AND \(visibleGuardrail("g")) AND NOT EXISTS (
                SELECT 1 FROM guardrail_link AS l
                WHERE l.guardrail_id = g.id AND l.finding_id = ? AND l.deleted_at IS NULL)
            """, [match.id.rawValue, finding.id.rawValue]
        ) { (try GuardrailSummary(&$0), $0.optionalText()) }
        guard let (guardrail, origin) = found else { return nil }
        let services = try rows(
            """
            SELECT s.name FROM guardrail_service AS a JOIN incident_service AS b ON b.service_id = a.service_id
                JOIN service AS s ON s.id = a.service_id
            WHERE a.guardrail_id = ? AND b.incident_id = ? ORDER BY s.name
            """, [match.id.rawValue, finding.incidentID.rawValue]
        ) { $0.text() }
        let relations: [GuardrailRelation] = try rows(
            """
            SELECT l.relation FROM guardrail_link AS l
            WHERE l.guardrail_id = ? AND l.incident_id = ? AND l.deleted_at IS NULL ORDER BY l.id
            """, [match.id.rawValue, finding.incidentID.rawValue]
        ) { try $0.value() }
        return (
            SuggestedGuardrail(guardrail: guardrail, words: match.words, services: services, relations: relations),
            origin
        )
    }
}
