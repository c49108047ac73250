import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

struct KeptFigureTests {
    /// Changes that the pages make and some that they do not, in an order nobody would think of.
    @Test(arguments: [1, 2, 3])
    func `kept figures stay right whatever changes`(seed: UInt64) async throws {
        let story = try await Story()
        var random = Seeded(state: seed)
        var wrong: [String] = []
        for step in 1...120 {
            let statement = Self.statements[Int(random.next() % UInt64(Self.statements.count))]
            let (first, second) = (Int64(random.next() % 6) + 1, Int64(random.next() % 6) + 1)
            let found = try await story.change { change in
                try change.record(.setting, "changed something at random")
                // A change that the schema refuses leaves everything as it was.
                try? change.db.inSavepoint {
                    try change.db.execute(sql: statement, arguments: ["a": first, "b": second])
                    return .commit
                }
                return try FigureSums.wrong(change.db)
            }
            wrong += found.map { "\($0) after step \(step): \(statement)" }
        }
        #expect(wrong == [])
    }

    private static let statements = [
        "UPDATE incident SET deleted_at = CASE WHEN deleted_at IS NULL THEN 5 END WHERE id = :a",
        "UPDATE incident SET is_private = 1 - is_private WHERE id = :a",
        "UPDATE incident SET kind = CASE kind WHEN 'drill' THEN 'incident' ELSE 'drill' END WHERE id = :a",
        "UPDATE finding SET kind = CASE kind WHEN 'surprise' THEN 'missing_guardrail' ELSE 'surprise' END WHERE id = :a",
        "UPDATE finding SET deleted_at = CASE WHEN deleted_at IS NULL THEN 5 END WHERE id = :a",
        """
        INSERT INTO finding (incident_id, kind, title, created_at, updated_at)
        VALUES (:a, 'missing_guardrail', 'A finding', 86400000 * :b, 1)
        """,
        "UPDATE guardrail_link SET deleted_at = CASE WHEN deleted_at IS NULL THEN 5 END WHERE id = :a",
        """
        INSERT INTO guardrail_link (guardrail_id, relation, incident_id, created_at) VALUES (:a, 'failed_in', :b, 1)
        """,
        """
        INSERT INTO guardrail_link (guardrail_id, relation, finding_id, created_at) VALUES (:a, 'proposed_by', :b, 1)
        """,
        """
        INSERT INTO guardrail_link (guardrail_id, relation, follow_up_id, created_at) VALUES (:a, 'added_by', :b, 1)
        """,
        "DELETE FROM guardrail_link WHERE id = :a",
        "UPDATE guardrail SET state = 'retired', retired_reason = 'Gone' WHERE id = :a",
        "UPDATE guardrail SET state = 'in_place' WHERE id = :a",
        "UPDATE guardrail SET deleted_at = CASE WHEN deleted_at IS NULL THEN 5 END WHERE id = :a",
        "UPDATE follow_up SET state = 'declined', declined_reason = 'No' WHERE id = :a",
        "UPDATE follow_up SET state = 'proposed', finding_id = :b WHERE id = :a",
        "UPDATE follow_up SET deleted_at = CASE WHEN deleted_at IS NULL THEN 5 END WHERE id = :a",
        "UPDATE follow_up SET premortem_id = :b WHERE id = :a",
        "UPDATE premortem SET is_private = 1 - is_private WHERE id = :a",
        "UPDATE launch SET is_private = 1 - is_private WHERE id = :a",
        "INSERT INTO incident_service (incident_id, service_id) VALUES (:a, :b)",
        "DELETE FROM incident_service WHERE incident_id = :a AND service_id = :b",
        "DELETE FROM finding WHERE id = :a",
        "INSERT OR REPLACE INTO incident_time VALUES (:a, 'started', 'exact', 86400000 * 20000 * :b, 'UTC')",
    ]

    @Test func `whoever is named in a private incident has it in the trends, and nobody else`() async throws {
        let story = try await Story()
        let alma = Asker.person(story.office.alma, .administrator)
        func incidents(_ asker: Asker) async throws -> Int {
            try await story.office.read(as: asker) { reading in
                let query = AgendaQuery(now: Office.morning, today: Day(Office.morning, in: .gmt))
                return try reading.guardrailReviewTrends(query).months.reduce(0) { $0 + $1.incidents }
            }
        }
        let outsider = try await VisibilityTests.outsider(of: story)
        let before = try await incidents(outsider)
        #expect(try await incidents(alma) == before && before > 0)
        try await story.change {
            try $0.setAudience(of: .incident(story.incident), Audience(people: [story.office.alma]))
        }
        #expect(try await incidents(alma) == before)
        #expect(try await incidents(outsider) == before - 1)
    }

    @Test func `a wrong figure is found, and counted anew`() async throws {
        let story = try await Story()
        let wrong = try await story.change { change in
            try change.db.execute(sql: "UPDATE figure SET count = count + 1")
            return try change.recountFigures()
        }
        #expect(wrong == ["counts by day"])
        #expect(try await story.change { try $0.recountFigures() } == [])
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
private struct Seeded {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
