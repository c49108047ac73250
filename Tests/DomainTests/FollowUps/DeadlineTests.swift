import Domain
import Foundation
import Testing

@Suite("The deadlines of follow-ups")
struct DeadlineTests {
    /// 2026-03-06 is a Friday.
    @Test(arguments: [
        (0, "2026-03-06"), (1, "2026-03-09"), (2, "2026-03-10"), (5, "2026-03-13"), (6, "2026-03-16"),
    ])
    func `to find an owner leave weekends out`(days: Int, expected: String) throws {
        let friday = try #require(Day(iso: "2026-03-06"))
        #expect(friday.adding(workingDays: days).iso == expected)
    }

    @Test func `to find an owner begin on the next working day when an idea comes on a weekend`() throws {
        let sunday = try #require(Day(iso: "2026-03-08"))
        #expect(sunday.adding(workingDays: 1).iso == "2026-03-09")
        #expect(try #require(Day(iso: "9999-12-31")).adding(workingDays: 9).iso == "9999-12-31")
        #expect(sunday.adding(workingDays: -3) == sunday)
    }

    @Test(arguments: [0, -1, 731, Int.max])
    func `are between a day and two years`(days: Int) {
        var deadlines = Deadlines.defaults
        deadlines.ownerWorkingDays = days
        deadlines.days[.sev2] = days
        #expect(throws: Refusal.self) { try deadlines.checked() }
        #expect(throws: Never.self) { try Deadlines.defaults.checked() }
    }

    @Test func `that are moved are counted, also when the promise was taken back in between`() {
        var followUp = promised("2026-03-20")
        followUp.settlePromise(today: Self.today, .defaults)
        #expect(followUp.dueMoves == 0)
        #expect(followUp.promisedDue?.iso == "2026-03-20")
        followUp.due = Day(iso: "2026-03-27")
        followUp.settlePromise(today: Self.today, .defaults)
        #expect(followUp.dueMoves == 1)
        followUp.state = .proposed
        followUp.due = Day(iso: "2026-05-01")
        followUp.settlePromise(today: Self.today, .defaults)
        #expect(followUp.dueMoves == 1)
        followUp.state = .committed
        followUp.settlePromise(today: Self.today, .defaults)
        #expect(followUp.dueMoves == 2)
        followUp.settlePromise(today: Self.today, .defaults)
        #expect(followUp.dueMoves == 2)
    }

    @Test func `give an idea a day by which somebody should own it, until somebody does`() {
        var idea = promised(nil)
        idea.state = .proposed
        idea.ownerID = nil
        idea.settlePromise(today: Self.today, .defaults)
        #expect(idea.ownerDay?.iso == "2026-03-13")
        idea.settlePromise(today: Self.today.adding(days: 30), .defaults)
        #expect(idea.ownerDay?.iso == "2026-03-13")
        idea.ownerID = ID(2)
        idea.settlePromise(today: Self.today, .defaults)
        #expect(idea.ownerDay == nil)
    }

    private static let today = Day(iso: "2026-03-06") ?? Day(daysSince1970: 0)

    private func promised(_ day: String?) -> FollowUp {
        FollowUp(
            id: ID(1), title: "Estimate first", state: .committed, ownerID: ID(2), due: day.flatMap(Day.init(iso:)),
            createdAt: .distantPast, updatedAt: .distantPast)
    }
}

@Suite("A change of many things")
struct BatchRuleTests {
    @Test(arguments: ["3 follow-ups", " 3  Follow-ups ", "3 FOLLOW-UPS"])
    func `is confirmed by the count and the word`(typed: String) throws {
        try TypedCount("3 follow-ups").check(typed)
    }

    @Test(arguments: ["", "3", "yes", "2 follow-ups", "follow-ups 3", "33 follow-ups"])
    func `is not confirmed by anything else`(typed: String) {
        #expect(throws: Refusal.self) { try TypedCount("3 follow-ups").check(typed) }
    }

    @Test func `sets what was chosen and keeps the rest`() {
        let followUp = FollowUp(
            id: ID(1), title: "Estimate", state: .committed, ownerID: ID(2), teamID: ID(3),
            due: Day(iso: "2026-03-01"), createdAt: .distantPast, updatedAt: .distantPast)
        let altered = FollowUpAlteration(owner: .set(ID(9)), team: .clear).applied(to: followUp)
        #expect(altered.ownerID == ID(9))
        #expect(altered.teamID == nil)
        #expect(altered.due == followUp.due)
        #expect(FollowUpAlteration().isEmpty)
        #expect(FollowUpAlteration().applied(to: followUp) == followUp)
    }
}

@Suite("The months of the trends")
struct YearMonthTests {
    @Test func `are twelve that end with this one`() throws {
        let day = try #require(Day(iso: "2026-03-06"))
        let months = YearMonth(day).preceding(12)
        #expect(months.map(\.iso).first == "2025-04")
        #expect(months.map(\.iso).last == "2026-03")
        #expect(months.count == 12)
        #expect(months[11].words == "Mar 2026")
        #expect(months[0].start?.iso == "2025-04-01")
    }
}
