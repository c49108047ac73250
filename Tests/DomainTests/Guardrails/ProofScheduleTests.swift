import Domain
import Foundation
import Testing

struct ProofScheduleTests {
    @Test(arguments: [("", nil), (" 90 ", 90), ("1", 1), ("3650", 3_650)])
    func `days between proofs are a number or nothing`(text: String, days: Int?) throws {
        #expect(try ProofSchedule.days(typed: text, field: "days") == days)
    }

    @Test(arguments: ["0", "3651", "-1", "x", "9.5", "99999999999999999999"])
    func `days that are none are refused beside their field`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try ProofSchedule.days(typed: text, field: "days") }
        #expect(refusal?.problems.map(\.field) == ["days"])
        #expect(refusal?.words.contains("between 1 and 3650") == true)
    }

    @Test func `one proof is enough where no days are given, and nothing is due before the first`() {
        let now = Date(timeIntervalSince1970: 1_772_366_400)
        #expect(ProofSchedule(everyDays: nil, lastProvenAt: .distantPast).state(recorded: .proven, at: now) == .proven)
        #expect(ProofSchedule(everyDays: 1, lastProvenAt: nil).dueAt == nil)
        #expect(
            ProofSchedule(everyDays: 1, lastProvenAt: .distantPast).state(recorded: .degraded, at: now) == .degraded)
    }
}
