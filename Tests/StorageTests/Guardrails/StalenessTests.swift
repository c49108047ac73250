import Domain
import Foundation
import Testing

@testable import Storage

/// The rule is written in Swift, and once in SQL for what the database filters.
struct StalenessTests {
    private static let moments: [Int64] = [0, 1, 86_399_999, 86_400_000, 1_772_366_400_000, 1_772_366_400_001]
    private static let spans = [1, 2, 90, 3_650]

    /// A guardrail in every state, proven at each moment or never, to be proven again after each span or never.
    private func store() async throws -> (store: Store, guardrails: [Guardrail]) {
        let office = try await Office()
        let states = GuardrailState.allCases.filter { $0 != .stale }
        let guardrails = try await office.store.change(by: .command("test"), at: Office.morning) { change in
            for state in states {
                for proven in [nil] + Self.moments {
                    for span in [nil] + Self.spans {
                        try change.run(
                            """
                            INSERT INTO guardrail (name, kind, position, strength, state, retired_reason,
                                proof_every_days, last_proven_at, created_at, updated_at)
                            VALUES ('x', 'alert', 'detect', 'eliminate', ?, 'x', ?, ?, 0, 0)
                            """, [state.rawValue, span, proven])
                    }
                }
            }
            try change.record(.setting, "added guardrails of all sorts")
            return try change.reading.rows("SELECT \(Guardrail.columns) FROM guardrail AS g ORDER BY g.id") {
                try Guardrail(&$0)
            }
        }
        return (office.store, guardrails)
    }

    @Test func `Swift and SQL agree on when a guardrail is stale`() async throws {
        let (store, guardrails) = try await store()
        #expect(guardrails.count == 6 * 7 * 5)
        let dues = Set(Self.moments.flatMap { moment in Self.spans.map { moment + Int64($0) * 86_400_000 } })
        for now in dues.union(Self.moments).flatMap({ [$0 - 1, $0, $0 + 1] }).map(Date.init(milliseconds:)) {
            let found = try await store.read(as: .command("test")) { reading in
                try reading.rows(
                    """
                    SELECT g.id, coalesce(\(Staleness.isStale()), 0), coalesce(\(Staleness.isProven(at: "?2")), 0),
                        \(Staleness.dueAt())
                    FROM guardrail AS g ORDER BY g.id
                    """, [now.milliseconds, now.milliseconds]
                ) { (id: $0.id(Guardrail.self), isStale: $0.bool(), isProven: $0.bool(), due: $0.optionalDate()) }
            }
            let differing = zip(guardrails, found).filter { guardrail, row in
                guardrail.id != row.id || (guardrail.state(at: now) == .stale) != row.isStale
                    || (guardrail.state(at: now) == .proven) != row.isProven
                    || guardrail.proofDueAt?.milliseconds != row.due?.milliseconds
            }
            #expect(found.count == guardrails.count)
            #expect(differing.map(\.0.id) == [], "at \(now.milliseconds)")
        }
    }

    @Test func `a register of stale or of proven guardrails holds those that are in that state`() async throws {
        let (store, guardrails) = try await store()
        for state in [GuardrailState.stale, .proven] {
            let counted = try await store.read(as: .command("test")) {
                try $0.register(GuardrailQuery(states: [state]), at: Office.morning).count
            }
            #expect(counted == guardrails.count { $0.state(at: Office.morning) == state })
            #expect(counted > 0)
        }
    }
}
