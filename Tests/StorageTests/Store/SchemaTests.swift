import Domain
import Foundation
import Testing

@testable import Storage

struct SchemaTests {
    /// The words are written out in the migrations, so that a shipped one never changes. These are the two lists side
    /// by side.
    private static let words: [String: [String]] = [
        "person.level": raw(Level.self), "invitation.level": raw(Level.self),
        "access_grant.level": raw(Level.self).filter { $0 != "observer" },
        "access_grant.scope": raw(GrantScope.Kind.self), "incident.kind": raw(IncidentKind.self),
        "incident.state": raw(IncidentState.self), "incident_time.mark": raw(IncidentMark.self),
        "incident_time.precision": raw(Precision.self), "incident_impact.kind": raw(ImpactKind.self),
        "incident_impact.certainty": raw(Certainty.self), "incident_role.role": raw(IncidentRole.self),
        "timeline_event.precision": raw(Precision.self), "timeline_event.source": raw(TimelineSource.self),
        "finding.kind": raw(FindingKind.self), "guardrail.kind": raw(GuardrailKind.self),
        "guardrail.position": raw(GuardrailPosition.self), "guardrail.strength": raw(Strength.self),
        "guardrail.state": raw(GuardrailState.self).filter { $0 != "stale" },
        // What a guardrail in place can be before it is degraded.
        "guardrail_link.degraded_from": raw(GuardrailState.self).filter { ["in_place", "proven"].contains($0) },
        "guardrail.proof_method": raw(ProofMethod.self),
        "guardrail_proof.method": raw(ProofMethod.self), "guardrail_proof.result": raw(ProofResult.self),
        "follow_up.state": raw(FollowUpState.self), "guardrail_link.relation": raw(GuardrailRelation.self),
        "postmortem.state": raw(PostmortemState.self), "review_verdict.verdict": raw(ReviewDecision.self),
        "section_flag.choice": raw(SectionFlag.Choice.self),
        "wording_dismissal.scope": raw(WordingDismissal.Scope.self),
        "batch.kind": raw(BatchKind.self),
        "verdict.subject": raw(AgendaSubject.Kind.self), "verdict.verdict": raw(Verdict.self),
        "wording_dismissal.place_kind": raw(WordingPlace.Kind.self),
        "name_answer.answer": raw(NameAnswer.self), "name_replacement.place_kind": raw(WordingPlace.Kind.self),
        "freeze.source": raw(FreezeSource.self),
        "freeze.scope": raw(FreezeScopeKind.self), "freeze.ended_as": raw(FreezeEndCause.self),
        "freeze_answer.outcome": raw(FreezeOutcome.self),
        "image.type": raw(ImageType.self), "figure.name": raw(KeptFigure.self),
        "private_name.kind": raw(PrivateRecord.Kind.self), "broken_glass.kind": raw(PrivateRecord.Kind.self),
        "launch_check.answer": raw(CheckAnswer.self),
        "premortem.anonymity": raw(Anonymity.self), "premortem.pace": raw(Pace.self),
        "premortem.phase": raw(PremortemPhase.self), "premortem.decision": raw(LaunchDecision.self),
        "risk.likelihood": raw(RiskLevel.self), "risk.impact": raw(RiskLevel.self),
        "risk.outcome": raw(RiskOutcome.self),
        "known_place.kind": raw(KnownPlace.Kind.self),
        "suggestion_answer.answer": raw(SuggestionAnswer.self),
        "template.kind": raw(Template.Kind.self),
        "recent_pick.kind": raw(PickKind.self).filter { $0 != "reviewer" },
    ]

    private static func raw<Value: RawRepresentable<String> & CaseIterable>(_: Value.Type) -> [String] {
        Value.allCases.map(\.rawValue)
    }

    @Test func `the words that a column takes are those of its type`() async throws {
        var found: [String: Set<String>] = [:]
        for (table, sql) in try await tables() {
            for match in sql.matches(of: /(\w+)(?: NOT)?\s+IN\s*\(\s*('[^)]*)\)/) {
                let words = Set(match.2.matches(of: /'(\w+)'/).map { String($0.1) })
                let column = "\(table).\(match.1)"
                // A check on some of the words stands beside the one on all of them.
                if words.count > found[column, default: []].count { found[column] = words }
            }
        }
        #expect(found.keys.sorted() == Self.words.keys.sorted())
        for (column, words) in Self.words { #expect(found[column] == Set(words), "\(column)") }
    }

    @Test(arguments: [GuardrailRelation.OtherEnd.finding, .followUp, .incident, .risk])
    func `a relation has in the schema the other end that it has in the rules`(end: GuardrailRelation.OtherEnd)
        async throws
    {
        let story = try await Story()
        let columns = [
            "finding_id": GuardrailRelation.OtherEnd.finding, "follow_up_id": .followUp, "incident_id": .incident,
            "risk_id": .risk,
        ]
        let number = end == .risk ? story.risk.rawValue : 1
        for (column, columnEnd) in columns where columnEnd == end {
            for relation in GuardrailRelation.allCases {
                let insert =
                    "INSERT INTO guardrail_link (guardrail_id, relation, \(column), created_at, deleted_at) VALUES (1, '\(relation.rawValue)', \(number), 0, 0)"
                let isTaken = await takes(insert, story)
                #expect(isTaken == (relation.otherEnd == end), "\(relation) \(column)")
            }
        }
    }

    @Test func `every table is strict and every reference names a table`() async throws {
        for (table, sql) in try await tables() where !sql.hasPrefix("CREATE VIRTUAL") {
            #expect(sql.contains("STRICT"), "\(table)")
        }
        let store = try Store()
        #expect(
            try await store.read(as: .nobody) { try $0.rows("SELECT * FROM pragma_foreign_key_check") { $0.text() } }
                == [])
    }

    /// What can be deleted is marked as such from the first version on.
    @Test(arguments: [
        "incident", "timeline_event", "finding", "follow_up", "guardrail", "guardrail_link", "postmortem", "team",
        "service", "comment", "review_meeting", "image", "launch", "premortem",
    ])
    func `what people make is deleted softly`(table: String) async throws {
        let sql = try #require(try await tables().first { $0.name == table }?.sql)
        #expect(sql.contains("deleted_at INTEGER"))
        #expect(sql.contains("deleted_by INTEGER REFERENCES person"))
    }

    @Test func `docs/schema.sql is what the migrations make`() async throws {
        let store = try Store()
        let statements = try await store.read(as: .nobody) { reading in
            try reading.rows(
                """
                SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'pick\\_name\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb%' ORDER BY rowid
                """
            ) { $0.text() }
        }
        let head =
            "-- What the migrations make. Written by a test: HANDRAIL_WRITE_SCHEMA=1 swift test --filter SchemaTests\n\n"
        let schema = head + statements.map { $0 + ";\n" }.joined(separator: "\n")
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/schema.sql")
        if ProcessInfo.processInfo.environment["HANDRAIL_WRITE_SCHEMA"] == "1" {
            try Data(schema.utf8).write(to: file)
        }
        let isSame = try String(contentsOf: file, encoding: .utf8) == schema
        #expect(isSame, "docs/schema.sql is not up to date: write it with HANDRAIL_WRITE_SCHEMA=1")
    }

    private func tables() async throws -> [(name: String, sql: String)] {
        try await Store().read(as: .nobody) { reading in
            try reading.rows(
                """
                SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                    AND name NOT LIKE 'pick\\_name\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'
                """
            ) { ($0.text(), $0.text()) }
        }
    }

    /// Whether the database takes a statement; it is undone in any case.
    private func takes(_ sql: String, _ story: Story) async -> Bool {
        do {
            try await story.change { change in
                try change.run(sql)
                throw Missing()
            }
            return false
        } catch {
            return error is Missing
        }
    }
}
