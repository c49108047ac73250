import Foundation
import Testing

@testable import Domain

struct FreezeRuleTests {
    static let payments = ID<Service>(1)
    static let ledger = ID<Service>(2)
    static let now = Date(timeIntervalSince1970: 1_770_000_000)

    func standing(
        _ state: IncidentState = .active, _ severity: Severity = .sev1, _ kind: IncidentKind = .incident,
        _ services: Set<ID<Service>> = [payments]
    ) -> FreezeStanding {
        FreezeStanding(state: state, severity: severity, kind: kind, services: services)
    }

    func freeze(_ scope: FreezeScope = .services([payments]), ending: FreezeEnding? = nil) -> Freeze {
        Freeze(
            id: ID(1), source: .incident, incidentID: ID(1), reason: "INC-1 (SEV1): Down", scope: scope,
            startsAt: Self.now, endsAt: Self.now.addingTimeInterval(3_600), zone: "UTC", ending: ending)
    }

    func step(_ running: Freeze?, _ before: FreezeStanding, _ after: FreezeStanding) -> FreezeStep {
        FreezeRule.step(running: running, before: before, after: after, .defaults)
    }

    @Test func `an incident that becomes active with SEV1 or SEV2 freezes its services`() {
        #expect(step(nil, standing(.reported), standing()) == .begin(.services([Self.payments])))
        #expect(step(nil, standing(.reported, .sev2), standing(.active, .sev2)) == .begin(.services([Self.payments])))
        #expect(step(nil, standing(.reported, .sev3), standing(.active, .sev3)) == .keep)
        #expect(step(nil, standing(.active, .sev3), standing(.active, .sev2)) == .begin(.services([Self.payments])))
        #expect(step(nil, standing(.resolved), standing(.postIncident)) == .keep)
    }

    @Test func `an incident that was over before it was declared freezes nothing`() {
        let past = FreezeStanding(
            state: .active, severity: .sev1, kind: .incident, services: [Self.payments], isPast: true)
        #expect(step(nil, standing(.reported), past) == .keep)
    }

    @Test func `or all of them, or none, as the settings say`() {
        let everything = FreezeSettings(severities: [.sev1], scope: .everything, hours: 1)
        #expect(FreezeRule.scope(of: standing(), everything) == .everything)
        #expect(FreezeRule.scope(of: standing(.active, .sev1, .incident, []), everything) == .everything)
        let never = FreezeSettings(severities: [], scope: .everything, hours: 1)
        #expect(FreezeRule.scope(of: standing(), never) == nil)
    }

    @Test func `no service named holds nothing, and never everything`() {
        let nothing = standing(.active, .sev1, .incident, [])
        #expect(FreezeRule.scope(of: nothing, .defaults) == nil)
        #expect(step(nil, nothing, standing()) == .begin(.services([Self.payments])))
        #expect(step(freeze(), standing(), nothing) == .end(.nothingToHold))
    }

    @Test func `a drill freezes nothing`() {
        #expect(FreezeRule.scope(of: standing(.active, .sev1, .drill), .defaults) == nil)
        #expect(step(freeze(), standing(), standing(.active, .sev1, .drill)) == .end(.nothingToHold))
    }

    @Test(arguments: [IncidentState.mitigated, .resolved, .postIncident, .merged])
    func `it ends when the incident is active no longer`(state: IncidentState) {
        #expect(step(freeze(), standing(), standing(state)) == .end(.incidentOver))
    }

    @Test func `it ends when the severity is lowered below those that freeze, and not before`() {
        #expect(step(freeze(), standing(), standing(.active, .sev3)) == .end(.severityLowered))
        #expect(step(freeze(), standing(), standing(.active, .sev2)) == .keep)
    }

    @Test func `it follows the services of its incident, unless it holds all`() {
        let both = standing(.active, .sev1, .incident, [Self.payments, Self.ledger])
        #expect(step(freeze(), standing(), both) == .hold(.services([Self.payments, Self.ledger])))
        #expect(step(freeze(.everything), standing(), both) == .keep)
    }

    @Test func `one that was lifted does not come back with the next edit, but when the incident is active again`() {
        let both = standing(.active, .sev1, .incident, [Self.payments, Self.ledger])
        #expect(step(nil, standing(), both) == .keep)
        #expect(step(nil, standing(.mitigated), standing()) == .begin(.services([Self.payments])))
    }

    @Test func `its state follows from its times`() {
        let freeze = freeze()
        #expect(freeze.state(at: Self.now.addingTimeInterval(-1)) == .scheduled)
        #expect(freeze.state(at: Self.now) == .inForce)
        #expect(freeze.state(at: freeze.endsAt) == .over)
        let lifted = self.freeze(ending: FreezeEnding(at: Self.now, cause: .lifted))
        #expect(lifted.state(at: Self.now) == .over)
    }

    @Test func `its times are checked one by one`() {
        func fields(_ start: Double, _ end: Double) -> [String] {
            do {
                try FreezeRule.checkTimes(
                    from: Self.now.addingTimeInterval(start), until: Self.now.addingTimeInterval(end), now: Self.now)
                return []
            } catch {
                return error.problems.compactMap(\.field)
            }
        }
        #expect(fields(0, 3_600) == [])
        #expect(fields(-3_600, 3_600) == ["starts_at"])
        #expect(fields(3_600, 3_600) == ["ends_at"])
        #expect(fields(0, 91 * 86_400) == ["ends_at"])
    }
}

struct FreezeAnswerTests {
    private let rule = FreezeRuleTests()
    private let now = FreezeRuleTests.now

    private func answer(_ freezes: [Freeze], _ override: FreezeOverride? = nil, after: Double = 0) -> FreezeAnswer {
        FreezeAnswer(
            about: FreezeRuleTests.payments, slug: "payments", inForce: freezes, override: override,
            at: now.addingTimeInterval(after))
    }

    private func override(_ freeze: Int64 = 1, confirmed: Bool = true, used: Bool = false) -> FreezeOverride {
        FreezeOverride(
            id: ID(7), freezeID: ID(freeze), serviceID: FreezeRuleTests.payments, reason: "", requestedAt: now,
            requestedBy: ID(1), confirmedAt: confirmed ? now : nil, usedAt: used ? now : nil)
    }

    @Test func `says what holds a service, until when, and which incident it is`() {
        let held = answer([rule.freeze()])
        #expect(held.frozen)
        #expect(held.reason == "INC-1 (SEV1): Down")
        #expect(held.incident == "INC-1")
        #expect(held.until == now.addingTimeInterval(3_600))
        #expect(!answer([rule.freeze(.services([FreezeRuleTests.ledger]))]).frozen)
        #expect(!answer([rule.freeze()], after: 3_600).frozen)
        #expect(answer([]) == FreezeAnswer(service: "payments", frozen: false))
    }

    @Test func `a confirmed override lets through, once and for an hour`() {
        #expect(answer([rule.freeze()], override()).override == 7)
        #expect(answer([rule.freeze()], override()).outcome == .letThrough)
        #expect(
            answer([rule.freeze()], override(confirmed: false)).reason?.contains(
                "is waiting for a second person to confirm it") == true)
        #expect(answer([rule.freeze()], override(used: true)).reason?.contains("has been used") == true)
        #expect(override().state(at: now.addingTimeInterval(3_600)) == .lapsed)
    }

    @Test func `an override passes its own freeze and no other`() {
        let other = answer([rule.freeze()], override(2))
        #expect(other.frozen)
        #expect(other.reason?.contains("another freeze") == true)
    }

    @Test func `every field is there, also where it is null`() throws {
        let text = String(decoding: try JSONEncoder().encode(answer([])), as: UTF8.self)
        for field in ["\"reason\":null", "\"until\":null", "\"incident\":null", "\"override\":null"] {
            #expect(text.contains(field))
        }
    }
}
