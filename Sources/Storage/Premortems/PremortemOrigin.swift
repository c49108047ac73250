import Domain

/// The pre-mortem that a follow-up comes from.
package struct PremortemOrigin: Equatable, Sendable {
    package let id: ID<Premortem>
    package let title: String
    package let risk: String?
    package let isCondition: Bool
}

extension Reading {
    /// The pre-mortems behind a follow-up: it answers a risk or is a condition.
    package func premortems(behind followUp: ID<FollowUp>) throws -> [PremortemOrigin] {
        try rows(
            """
            SELECT p.id, p.title, r.title, c.follow_up_id IS NOT NULL
            FROM premortem AS p
            LEFT JOIN (risk_follow_up AS x JOIN risk AS r ON r.id = x.risk_id) ON x.follow_up_id = ?1
                AND r.premortem_id = p.id
            LEFT JOIN premortem_condition AS c ON c.follow_up_id = ?1 AND c.premortem_id = p.id
            WHERE p.id IN (
                    SELECT z.premortem_id FROM risk_follow_up AS y JOIN risk AS z ON z.id = y.risk_id
                    WHERE y.follow_up_id = ?1
                    UNION SELECT w.premortem_id FROM premortem_condition AS w WHERE w.follow_up_id = ?1)
                AND \(visiblePremortem("p"))
                AND EXISTS (SELECT 1 FROM follow_up AS f WHERE f.id = ?1 AND \(visibleFollowUp("f"))) ORDER BY p.id
            """, [followUp.rawValue]
        ) {
            PremortemOrigin(id: $0.id(), title: $0.text(), risk: $0.optionalText(), isCondition: $0.bool())
        }
    }
}
