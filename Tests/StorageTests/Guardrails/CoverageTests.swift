import Domain
import Foundation
import Testing

@testable import Storage

/// In the ``Story`` the row count limit protects the ledger, and its incident touched the checkout as well.
struct CoverageTests {
    private func marks(_ story: Story, _ query: CoverageQuery = CoverageQuery()) async throws -> [String:
        [CoverageMark?]]
    {
        let coverage = try await story.read { try $0.coverage(query, at: Office.morning.after(minutes: 120)) }
        return Dictionary(uniqueKeysWithValues: coverage.services.map { ($0.service.name, $0.cells) })
    }

    private func service(_ name: String, _ story: Story) async throws -> ID<Service> {
        try await story.read { try $0.services().first { $0.name == name }.orFail().id }
    }

    @Test func `shows where a guardrail is and where an incident has shown that it is missing`() async throws {
        let story = try await Story()
        #expect(try await marks(story) == ["Ledger": [.proven], "Checkout": [.missing]])
        let coverage = try await story.read { try $0.coverage(CoverageQuery(), at: Office.morning) }
        #expect(coverage.guardrails.map(\.gaps) == [1])
        #expect(coverage.services.map(\.gaps) == [1, 0])
        #expect(coverage.serviceCount == 2)
    }

    @Test func `a service to which nothing matters has no row, and a cell that does not matter is empty`() async throws
    {
        let story = try await Story()
        try await story.change { change in
            _ = try change.createService(ServiceEdit(name: "Intranet"))
            let shop = try change.createService(ServiceEdit(name: "Shop"))
            _ = try change.addGuardrail(
                GuardrailEdit(
                    name: "Canary", kind: .canary, position: .limit, strength: .automaticLimit, services: [shop]),
                state: .building)
        }
        #expect(
            try await marks(story) == [
                "Ledger": [.proven, nil], "Checkout": [.missing, nil], "Shop": [nil, .building],
            ])
    }

    @Test func `what is missing in a service is counted over all guardrails, also those in further columns`()
        async throws
    {
        let story = try await Story()
        let checkout = try await service("Checkout", story)
        try await story.change { change in
            for number in 1...CoverageQuery.guardrailsAcross {
                _ = try change.addGuardrail(
                    GuardrailEdit(
                        name: "Canary \(number)", kind: .canary, position: .limit, strength: .automaticLimit,
                        services: [checkout]), state: number.isMultiple(of: 2) ? .proposed : .inPlace)
            }
        }
        for columns in 1...2 {
            let coverage = try await story.read {
                try $0.coverage(CoverageQuery(columns: columns), at: Office.morning)
            }
            #expect(coverage.services.first { $0.service.name == "Checkout" }?.gaps == 7, "columns \(columns)")
        }
        let canaries = try await story.read { try $0.coverage(CoverageQuery(kind: .canary), at: Office.morning) }
        #expect(canaries.services.first { $0.service.name == "Checkout" }?.gaps == 6)
    }

    @Test func `a proof that is overdue is a guardrail in place and no longer proven`() async throws {
        let story = try await Story()
        let later = Office.morning.after(days: 91)
        let coverage = try await story.read { try $0.coverage(CoverageQuery(), at: later) }
        #expect(coverage.services.first { $0.service.name == "Ledger" }?.cells == [.inPlace])
    }

    @Test func `a reason takes a gap away, its undo brings it back, and both are in the history`() async throws {
        let story = try await Story()
        let checkout = try await service("Checkout", story)
        let before = try await story.office.dump()
        let id = try await story.change { try $0.exempt(story.guardrail, in: checkout, reason: "It deletes nothing.") }
        #expect(try await marks(story)["Checkout"] == [.notApplicable])
        #expect(try await story.read { try $0.gaps(of: story.guardrail).isEmpty })
        try await story.change { try $0.delete(.guardrailExemption(id)) }
        #expect(try await marks(story)["Checkout"] == [.missing])
        try await story.change { try $0.restore(.guardrailExemption(id)) }
        #expect(try await marks(story)["Checkout"] == [.notApplicable])
        let history = try await story.read { try $0.history(of: story.guardrail).prefix(3).map(\.action) }
        #expect(history.count == 3 && history[2] == "recorded that GR-1 does not apply to Checkout")
        let after = try await story.office.dump()
        #expect(
            after.withoutAudit.tablesDiffering(from: before.withoutAudit) == ["guardrail_exemption", "sqlite_sequence"])
    }

    @Test func `a reason is asked for, and not where the guardrail protects`() async throws {
        let story = try await Story()
        let checkout = try await service("Checkout", story)
        for (service, reason) in [(checkout, "  "), (story.ledger, "It deletes nothing.")] {
            let fields = try await story.office.refusedFields {
                try await story.change { _ = try $0.exempt(story.guardrail, in: service, reason: reason) }
            }
            #expect(fields == ["reason"])
        }
    }

    @Test func `protecting a service ends the reason why not`() async throws {
        let story = try await Story()
        let checkout = try await service("Checkout", story)
        let id = try await story.change { try $0.exempt(story.guardrail, in: checkout, reason: "It deletes nothing.") }
        try await story.change { try $0.protect(checkout, with: story.guardrail) }
        #expect(try await marks(story)["Checkout"] == [.proven])
        await #expect(throws: Refusal.self) { try await story.change { try $0.restore(.guardrailExemption(id)) } }
        try await story.change { try $0.unprotect(checkout, from: story.guardrail) }
        #expect(try await marks(story)["Checkout"] == [.missing])
    }

    @Test func `a commitment that brings it there counts as building, an idea does not`() async throws {
        let story = try await Story()
        let checkout = try await service("Checkout", story)
        let followUp = try await story.change { change in
            let id = try change.addFollowUp(
                FollowUpEdit(title: "Limit the checkout"), incident: nil, finding: nil, state: .proposed)
            try change.bring(story.guardrail, to: checkout, by: id)
            return id
        }
        #expect(try await marks(story)["Checkout"] == [.missing])
        try await story.change { try $0.commitFollowUp(followUp, owner: story.office.bo, due: Story.friday) }
        #expect(try await marks(story)["Checkout"] == [.building])
        let cell = try await story.read { try $0.coverageCell(story.guardrail, checkout) }
        #expect(cell?.followUps.map(\.followUp.id) == [followUp])
        #expect(cell?.mark(at: Office.morning) == .building)
    }

    @Test func `is narrowed by kind, strength, team, service and gaps`() async throws {
        let story = try await Story()
        #expect(try await marks(story, CoverageQuery(kind: .canary)).isEmpty)
        #expect(try await marks(story, CoverageQuery(kind: .blastLimit)).count == 2)
        #expect(try await marks(story, CoverageQuery(grade: .strong)).isEmpty)
        #expect(try await marks(story, CoverageQuery(grade: .medium)).count == 2)
        #expect(try await marks(story, CoverageQuery(service: "checkout")) == ["Checkout": [.missing]])
        #expect(try await marks(story, CoverageQuery(team: "platform")) == ["Ledger": [.proven]])
        #expect(try await marks(story, CoverageQuery(onlyGaps: true)) == ["Checkout": [.missing]])
    }

    @Test func `twelve guardrails stand across, and every other is a page away`() async throws {
        let story = try await Story()
        try await story.change { change in
            for number in 1...20 {
                _ = try change.addGuardrail(
                    GuardrailEdit(
                        name: "Guardrail \(number)", kind: .alert, position: .detect, strength: .engineeredWarning,
                        services: [story.ledger]))
            }
        }
        var seen: [ID<Guardrail>] = []
        for page in 1...2 {
            let coverage = try await story.read {
                try $0.coverage(CoverageQuery(columns: page), at: Office.morning)
            }
            #expect(coverage.hasMoreGuardrails == (page == 1))
            seen += coverage.guardrails.map(\.guardrail.id)
        }
        #expect(seen.first == story.guardrail)
        #expect(Set(seen).count == 21 && seen.count == 21)
    }
}

struct GapFollowUpTests {
    private func story() async throws -> (Story, [ID<Service>]) {
        let story = try await Story()
        let services = try await story.change { change in
            _ = try change.createService(ServiceEdit(name: "Shop", teamID: story.platform))
            return try change.reading.services().filter { $0.name != "Ledger" }.map(\.id)
        }
        return (story, services)
    }

    @Test func `every service that lacks it is listed, those that its incidents touched first`() async throws {
        let (story, _) = try await story()
        let lacking = try await story.read { try $0.servicesLacking(story.guardrail) }
        #expect(lacking.map(\.service.name) == ["Checkout", "Shop"])
        #expect(lacking.map(\.wasTouched) == [true, false])
    }

    @Test func `another of the same kind is named beside the gap`() async throws {
        let (story, services) = try await story()
        let other = try await story.change {
            try $0.addGuardrail(
                GuardrailEdit(
                    name: "Limit of the shop", kind: .blastLimit, position: .limit, strength: .automaticLimit,
                    services: [services[1]]), state: .inPlace)
        }
        let lacking = try await story.read { try $0.servicesLacking(story.guardrail) }
        #expect(lacking.map(\.alike) == [nil, other])
    }

    @Test func `the dry run changes nothing and shows exactly what is opened then`() async throws {
        let (story, services) = try await story()
        let before = try await story.office.dump()
        let plan = try await story.read { try $0.plannedGapFollowUps(story.guardrail, for: services) }
        #expect(try await story.office.dump() == before)
        let batch = try await story.change { try $0.openGapFollowUps(story.guardrail, for: services) }
        let opened = try await story.read { reading in
            try reading.batchRows(batch).map { try reading.followUp($0.id).orFail().followUp }
        }
        #expect(opened.map(\.title) == plan.map(\.edit.title))
        #expect(
            opened.map(\.title) == ["Bring GR-1 Row count limit to Checkout", "Bring GR-1 Row count limit to Shop"])
        #expect(opened.allSatisfy { $0.state == .proposed })
        let lacking = try await story.read { try $0.servicesLacking(story.guardrail) }
        #expect(lacking.map(\.followUp) == opened.map(\.id))
    }

    @Test func `all of it is undone as one`() async throws {
        let (story, services) = try await story()
        let batch = try await story.change { try $0.openGapFollowUps(story.guardrail, for: services) }
        #expect(try await story.change { try $0.undo(batch) } == BatchUndo(undone: 2, kept: 0))
        let lacking = try await story.read { try $0.servicesLacking(story.guardrail) }
        #expect(lacking.map(\.followUp) == [nil, nil])
    }

    @Test func `nothing selected opens nothing`() async throws {
        let (story, _) = try await story()
        let before = try await story.office.dump()
        await #expect(throws: Refusal.self) {
            try await story.change { _ = try $0.openGapFollowUps(story.guardrail, for: []) }
        }
        #expect(try await story.office.dump() == before)
    }

    @Test func `what has changed since the dry run stops all of it`() async throws {
        let (story, services) = try await story()
        try await story.change { try $0.exempt(story.guardrail, in: services[0], reason: "It deletes nothing.") }
        let before = try await story.office.dump()
        let fields = try await story.office.refusedFields {
            try await story.change { _ = try $0.openGapFollowUps(story.guardrail, for: services) }
        }
        #expect(fields == ["confirmation"])
        #expect(try await story.office.dump() == before)
        let plan = try await story.read { try $0.plannedGapFollowUps(story.guardrail, for: services) }
        #expect(plan.map(\.obstacle) == ["It does not apply there.", nil])
    }
}
