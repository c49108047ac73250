import Domain
import Foundation
import Testing

@Suite("A grant")
struct GrantTests {
    private let now = Date(timeIntervalSince1970: 1_772_366_400)

    private func grant(
        _ level: Level = .editor, scope: GrantScope = .everything, decided: Bool = true, isRefused: Bool = false,
        endsIn seconds: TimeInterval? = nil, ended: Bool = false
    ) -> Grant {
        Grant(
            id: ID(1), personID: ID(2), level: level, scope: scope, reason: "On call", askedAt: now,
            decidedAt: decided ? now : nil, isRefused: isRefused,
            endsAt: seconds.map { now.addingTimeInterval($0) }, endedAt: ended ? now : nil)
    }

    @Test func `ends by itself, in the second for which it was promised`() {
        let grant = grant(endsIn: 3_600)
        #expect(grant.state(at: now) == .inForce)
        #expect(grant.state(at: now.addingTimeInterval(3_599)) == .inForce)
        #expect(grant.state(at: now.addingTimeInterval(3_600)) == .expired)
        #expect(self.grant().state(at: now.addingTimeInterval(1e9)) == .inForce)
    }

    @Test func `counts only once it was approved, and until somebody ends it`() {
        #expect(grant(decided: false).state(at: now) == .requested)
        #expect(grant(decided: false, endsIn: -1).state(at: now) == .expired)
        #expect(grant(decided: false, ended: true).state(at: now) == .withdrawn)
        #expect(grant(isRefused: true).state(at: now) == .refused)
        #expect(grant(ended: true).state(at: now) == .ended)
        let others = [grant(decided: false), grant(isRefused: true), grant(ended: true), grant(endsIn: 0)]
        #expect(GrantRule.level(.observer, with: others, at: now) == .observer)
        #expect(GrantRule.level(.observer, with: others + [grant()], at: now) == .editor)
        #expect(GrantRule.level(.reviewer, with: [grant()], at: now) == .reviewer)
        #expect(GrantRule.level(.observer, with: [grant(scope: .incident(ID(1)))], at: now) == .observer)
    }

    @Test func `is announced three days before its end`() {
        #expect(!grant(endsIn: 4 * 86_400).endsSoon(at: now))
        #expect(grant(endsIn: 3 * 86_400).endsSoon(at: now))
        #expect(!grant(endsIn: -1).endsSoon(at: now))
        #expect(!grant().endsSoon(at: now))
        #expect(!grant(decided: false, endsIn: 60).endsSoon(at: now))
    }

    @Test(arguments: [
        (Level.editor, Level.editor, GrantScope.everything, nil as TimeInterval?, ["level"]),
        (.editor, .contributor, .everything, nil, []),
        (.administrator, .editor, .everything, nil, ["ends_at"]),
        (.administrator, .editor, .everything, 3_600, []),
        (.administrator, .editor, .incident(ID(1)), 3_600, ["level"]),
        (.editor, .observer, .service(ID(1)), 0, ["ends_at"]),
        (.editor, .observer, .team(ID(1)), 400 * 86_400, ["ends_at"]),
    ])
    func `goes beyond what the person has, and not further than a year`(
        level: Level, own: Level, scope: GrantScope, end: TimeInterval?, fields: [String]
    ) {
        do {
            let end = end.map { now.addingTimeInterval($0) }
            try GrantRule.check(level, above: own, for: scope, until: end, now: now)
            #expect(fields.isEmpty)
        } catch {
            #expect(error.problems.map(\.field) == fields)
        }
    }

    @Test func `is decided once, and by somebody else`() {
        let request = grant(decided: false)
        #expect(throws: Refusal.self) { try GrantRule.checkDecision(on: request, by: ID(2), at: now) }
        #expect(throws: Never.self) { try GrantRule.checkDecision(on: request, by: ID(3), at: now) }
        #expect(throws: Refusal.self) { try GrantRule.checkDecision(on: grant(), by: ID(3), at: now) }
    }
}
