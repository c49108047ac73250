import Domain
import Foundation
import Testing

@testable import Storage

@Suite("The agenda of a review")
struct AgendaTests {
    private static let spring = Office.morning.after(days: 60)

    @Test func `asks which promises are overdue, the latest first`() async throws {
        let story = try await Story()
        try await story.promise("Count first", due: "2026-03-02")
        try await story.promise("Later", due: "2026-06-02")
        #expect(try await story.titles("overdue") == ["Count first", "Limit the cleanup"])
        #expect(try await story.facts("overdue").last == "6 Mar 2026, 28 days late · Bo Lind")
    }

    @Test func `asks what has no owner, and since when it should have one`() async throws {
        let story = try await Story()
        try await story.change { change in
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Perhaps a canary"), incident: nil, finding: nil, state: .proposed)
        }
        #expect(try await story.titles("without-owner") == ["Perhaps a canary"])
        #expect(try await story.facts("without-owner")[0].hasPrefix("should have had an owner by 9 Feb 2026"))
    }

    @Test func `asks which incidents have findings that no guardrail answers`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.incident, to: .mitigated) }
        #expect(try await story.titles("without-guardrail") == [])
        try await story.change {
            _ = try $0.addFinding(
                to: story.incident, FindingEdit(kind: .detectionGap, title: "Nobody saw it", detail: ""))
            _ = try $0.addFinding(to: story.incident, FindingEdit(kind: .wentWell, title: "The call", detail: ""))
        }
        #expect(try await story.titles("without-guardrail") == ["Cleanup deletes live rows"])
        #expect(try await story.facts("without-guardrail")[0].hasSuffix("one finding has no guardrail"))
        try await story.change { try $0.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.") }
        #expect(try await story.facts("without-guardrail")[0].hasSuffix("2 findings have no guardrail"))
    }

    @Test func `asks which incidents closed with weak guardrails only, with the reason given`() async throws {
        let story = try await Story()
        try await story.change { change in
            try change.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.")
            try change.setWeakGuardrailsReason(of: story.incident, "The service is switched off in May.")
            for state in [IncidentState.mitigated, .resolved, .postIncident, .closed] {
                try change.move(story.incident, to: state)
            }
        }
        #expect(try await story.facts("weak-only") == ["SEV2 · reason: The service is switched off in May."])
        try await story.change { change in
            let guardrail = try change.addGuardrail(
                GuardrailEdit(name: "Refusal", kind: .dryRun, position: .prevent, strength: .forcingFunction))
            try change.link(guardrail, .proposedBy, .finding(story.finding))
        }
        #expect(try await story.titles("weak-only") == [])
    }

    @Test func `asks which guardrails are stale, degraded or bypassed`() async throws {
        let story = try await Story()
        #expect(try await story.titles("failing") == [])
        let later = Office.morning.after(days: 91)
        #expect(try await story.titles("failing", at: later) == ["Row count limit"])
        #expect(try await story.facts("failing", at: later)[0].hasPrefix("Stale · a proof was due on"))
        try await story.change { try $0.link(story.guardrail, .bypassedIn, .incident(story.other)) }
        #expect(
            try await story.facts("failing")[0]
                == "Degraded · failed or was bypassed in \(story.other.key) · Platform")
    }

    @Test func `asks which guardrails are in place and were never proven`() async throws {
        let story = try await Story()
        #expect(try await story.titles("unproven") == [])
        let guardrail = try await story.change { change in
            let guardrail = try change.addGuardrail(
                GuardrailEdit(name: "Refusal", kind: .dryRun, position: .prevent, strength: .forcingFunction))
            try change.moveGuardrail(guardrail, to: .inPlace)
            return guardrail
        }
        #expect(try await story.titles("unproven") == ["Refusal"])
        #expect(try await story.facts("unproven") == ["added on 2 Feb 2026 · no owner"])
        #expect(try await story.titles("unproven", team: story.platform) == [])
        try await story.change { try $0.moveGuardrail(guardrail, to: .retired, reason: "Gone.") }
        #expect(try await story.titles("unproven") == [])
    }

    @Test func `asks which deadlines were moved more than twice`() async throws {
        let story = try await Story()
        for (version, day) in ["2026-05-01", "2026-06-01", "2026-07-01"].enumerated() {
            #expect(try await story.titles("moved") == [])
            try await story.change { change in
                var edit = FollowUpEdit(try change.requireFollowUp(story.followUp).followUp)
                edit.due = Day(iso: day)
                try change.editFollowUp(story.followUp, edit, from: version + 1)
            }
        }
        #expect(try await story.facts("moved") == ["moved 3 times · now due 1 Jul 2026 · Bo Lind"])
    }

    @Test func `asks about risks that were accepted until a day that has come`() async throws {
        let story = try await Story()
        let due = try await story.read { try $0.acceptedRisksDue(today: Story.later) }
        #expect(!due.isEmpty)
        let at = Office.morning.after(days: 400)
        #expect(try await story.titles("accepted-risks", at: at) == due.map(\.title))
        #expect(try await story.facts("accepted-risks", at: at).allSatisfy { $0.contains("accepted because: ") })
        #expect(try await story.titles("accepted-risks", at: Office.morning) == [])
    }

    @Test func `is narrowed to a team and to a service`() async throws {
        let story = try await Story()
        let (checkout, other) = try await story.change { change in
            try change.move(story.incident, to: .mitigated)
            _ = try change.addFinding(
                to: story.incident, FindingEdit(kind: .detectionGap, title: "Nobody saw it", detail: ""))
            let checkout = try change.reading.services().first { $0.name == "Checkout" }.orFail().id
            return (checkout, try change.createTeam(name: "Shop"))
        }
        for slug in ["overdue", "without-guardrail", "failing"] {
            let later = Office.morning.after(days: 91)
            #expect(try await story.titles(slug, at: later, team: story.platform).count == 1, "\(slug)")
            #expect(try await story.titles(slug, at: later, team: other).isEmpty, "\(slug)")
            #expect(try await story.titles(slug, at: later, service: story.ledger).count == 1, "\(slug)")
            let isGuardrail = slug == "failing"
            #expect(try await story.titles(slug, at: later, service: checkout).isEmpty == isGuardrail, "\(slug)")
        }
    }

    @Test func `shows a bounded list with the count of the whole`() async throws {
        let story = try await Story()
        for number in 1...14 { try await story.promise("Work \(number)", due: "2026-03-01") }
        let part = try await story.part("overdue")
        #expect(part.items.count == 10)
        #expect(part.count == 15)
        #expect(part.more == 5)
        let all = try await story.part("overdue", expanded: "overdue")
        #expect(all.items.count == 15)
    }

    /// Each question and each item is found by an index made for it: nothing is searched row by row.
    @Test(arguments: ["overdue", "without-owner", "weak-only", "moved"])
    func `finds the items of a question through an index and in its order`(slug: String) async throws {
        let plan = try await Story().plan(slug)
        let table = slug == "weak-only" ? "i" : "f"
        let index = [
            "overdue": "follow_up_overdue", "without-owner": "follow_up_unowned", "weak-only": "incident_weak",
            "moved": "follow_up_moved",
        ]
        #expect(
            plan.contains { $0.contains(" \(table) USING") && $0.contains(index[slug] ?? "?") }, "\(plan)")
        #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("USING") }, "\(plan)")
    }

    @Test(arguments: ["without-guardrail", "failing", "unproven", "accepted-risks", "conditions-not-met"])
    func `looks at no table row by row`(slug: String) async throws {
        let plan = try await Story().plan(slug)
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("USING") }, "\(plan)")
        if slug == "failing" { #expect(plan.contains { $0.contains("guardrail_proof_due") }, "\(plan)") }
    }
}

extension Story {
    @discardableResult
    func promise(_ title: String, due: String) async throws -> ID<FollowUp> {
        try await change { change in
            try change.addFollowUp(
                FollowUpEdit(title: title, ownerID: office.bo, due: Day(iso: due)), incident: nil, finding: nil,
                state: .committed)
        }
    }

    func part(
        _ slug: String, at now: Date = Office.morning.after(days: 60), team: ID<Team>? = nil,
        service: ID<Service>? = nil, sitting: ID<Sitting>? = nil, putOff: Bool = false, expanded: String? = nil
    ) async throws -> AgendaPart {
        let query = AgendaQuery(
            team: team, service: service, now: now, today: CivilTime(utc: now).day, sitting: sitting,
            showsPutOff: putOff, expanded: expanded)
        return try await read { try $0.agenda(query).first { $0.question.rawValue == slug }.orFail() }
    }

    func titles(
        _ slug: String, at now: Date = Office.morning.after(days: 60), team: ID<Team>? = nil,
        service: ID<Service>? = nil, sitting: ID<Sitting>? = nil, putOff: Bool = false
    ) async throws -> [String] {
        try await part(slug, at: now, team: team, service: service, sitting: sitting, putOff: putOff).items.map(\.title)
    }

    func facts(_ slug: String, at now: Date = Office.morning.after(days: 60)) async throws -> [String] {
        try await part(slug, at: now).items.map(\.facts)
    }

    /// How SQLite answers a question.
    fileprivate func plan(_ slug: String) async throws -> [String] {
        try await read { reading in
            let question = try AgendaQuestion(rawValue: slug).orFail()
            let query = AgendaQuery(now: Office.morning, today: Day(daysSince1970: 20_486))
            let source = reading.agendaItemQuery(question, query)
            return try reading.rows(
                "EXPLAIN QUERY PLAN " + reading.agendaSQL(source, limit: 10), source.arguments
            ) { columns in
                _ = (columns.int(), columns.int(), columns.int())
                return columns.text()
            }
        }
    }
}
