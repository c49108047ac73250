import Domain
import Foundation
import Testing

@testable import Storage

/// One guardrail in every state: a proposed · B building · c in place · D proven for ever · e proven for a day ·
/// F degraded · g retired. The odd ones protect the ledger.
struct RegisterTests {
    private static let kinds: [(String, GuardrailKind, Strength)] = [
        ("a", .mollyGuard, .eliminate), ("B", .alert, .engineeredWarning), ("c", .training, .policyOrTraining),
        ("D", .dryRun, .substitute), ("e", .dryRun, .automaticLimit), ("F", .checklist, .checklistOrReview),
        ("g", .other, .forcingFunction),
    ]

    private func office() async throws -> Office {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            let platform = try change.createTeam(name: "Platform")
            let ledger = try change.createService(ServiceEdit(name: "Ledger"))
            for (index, (name, kind, strength)) in Self.kinds.enumerated() {
                let edit = GuardrailEdit(
                    name: name, kind: kind, position: .prevent, strength: strength,
                    ownerTeamID: index < 2 ? platform : nil,
                    proofEveryDays: name == "e" ? 1 : nil, services: index % 2 == 0 ? [ledger] : [])
                let state: GuardrailState = name == "a" ? .proposed : name == "B" ? .building : .inPlace
                _ = try change.addGuardrail(edit, state: state)
            }
            for (id, result) in [(4, ProofResult.held), (5, .held), (6, .failed)] {
                try change.recordProof(
                    of: ID(Int64(id)), method: .test, result: result, at: change.now, note: "", evidenceAddress: "")
            }
            try change.moveGuardrail(ID(7), to: .retired, reason: "Gone.")
        }
        return office
    }

    private static let later = Office.morning.after(days: 2)

    @Test func `what needs attention comes first`() async throws {
        let office = try await office()
        let orders: [(GuardrailQuery, Date, String)] = [
            (GuardrailQuery(), Self.later, "FecBaDg"), (GuardrailQuery(), Office.morning, "FcBaDeg"),
            (GuardrailQuery(isAscending: false), Self.later, "gDaBceF"),
            (GuardrailQuery(order: .name), Self.later, "aBcDeFg"),
            (GuardrailQuery(order: .name, isAscending: false), Self.later, "gFeDcBa"),
            (GuardrailQuery(order: .strength), Self.later, "aDgeBFc"),
            (GuardrailQuery(order: .strength, isAscending: false), Self.later, "cFBegDa"),
        ]
        for (query, now, names) in orders {
            let list = try await office.read(as: office.asBo) { try $0.register(query, at: now) }
            #expect(list.items.map(\.guardrail.name).joined() == names, "\(query.order) \(query.isAscending)")
        }
    }

    @Test func `filters tell stale from proven by the date`() async throws {
        let office = try await office()
        let filters: [(GuardrailQuery, Date, String)] = [
            (GuardrailQuery(states: [.stale], order: .name), Self.later, "e"),
            (GuardrailQuery(states: [.stale]), Office.morning, ""),
            (GuardrailQuery(states: [.proven], order: .name), Self.later, "D"),
            (GuardrailQuery(states: [.proven], order: .name), Office.morning, "De"),
            (GuardrailQuery(states: [.proven, .stale], order: .name), Self.later, "De"),
            (GuardrailQuery(states: [.stale, .degraded, .proposed]), Self.later, "Fea"),
            (GuardrailQuery(states: [.retired]), Self.later, "g"), (GuardrailQuery(grades: [.weak]), Self.later, "c"),
            (GuardrailQuery(grades: [.strong, .weak], order: .name), Self.later, "acDg"),
            (GuardrailQuery(kinds: [.dryRun], order: .name), Self.later, "De"),
            (GuardrailQuery(team: "platform", order: .name), Self.later, "aB"),
            (GuardrailQuery(service: "ledger", order: .name), Self.later, "aceg"),
            (GuardrailQuery(states: [.stale], grades: [.medium], kinds: [.dryRun], service: "ledger"), Self.later, "e"),
            (GuardrailQuery(states: [.stale], service: "ledger", team: "platform"), Self.later, ""),
        ]
        for (query, now, names) in filters {
            let list = try await office.read(as: office.asBo) { try $0.register(query, at: now) }
            #expect(list.items.map(\.guardrail.name).joined() == names, "\(query)")
            #expect(list.count == names.count)
        }
    }

    @Test func `a row tells the state as it is now, whom it protects and how many incidents asked for it`() async throws
    {
        let story = try await Story()
        let again = try await story.change { change in
            let finding = try change.addFinding(
                to: story.incident, FindingEdit(kind: .gotLucky, title: "x", detail: ""))
            try change.link(story.guardrail, .proposedBy, .finding(finding))
            let other = try change.addFinding(to: story.other, FindingEdit(kind: .gotLucky, title: "y", detail: ""))
            try change.link(story.guardrail, .proposedBy, .finding(other))
            return other
        }
        let now = Office.morning.after(days: 91)
        let row = try #require(try await story.read { try $0.register(GuardrailQuery(), at: now).items.first })
        #expect(row.guardrail.state(at: now) == .stale)
        #expect(row.guardrail.proofDueAt == Office.morning.after(days: 90))
        #expect(row.services == ["Ledger"])
        #expect(row.ownerTeam == "Platform")
        #expect(row.askedForBy == 2)
        try await story.change { try $0.delete(.finding(again)) }
        #expect(try await story.read { try $0.register(GuardrailQuery(), at: now).items.first?.askedForBy } == 1)
    }
}
