import Domain
import Foundation
import Testing

@testable import Storage

@Suite("A sitting")
struct SittingTests {
    private static let today = Day(iso: "2026-04-03") ?? Day(daysSince1970: 0)

    @Test func `takes what has a verdict off its agenda and keeps it in its minutes`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        #expect(try await story.titles("overdue", sitting: sitting) == ["Limit the cleanup"])
        try await story.decide(sitting, .unacceptable, note: "Bo asks for help today.", next: "2026-05-01")
        #expect(try await story.titles("overdue", sitting: sitting) == [])
        let minutes = try await story.read { try $0.verdicts(of: sitting) }
        #expect(minutes.map(\.title) == ["Limit the cleanup"])
        #expect(minutes[0].verdict.note == "Bo asks for help today.")
        #expect(minutes[0].verdict.facts == "6 Mar 2026, 28 days late · Bo Lind")
        #expect(minutes[0].verdict.givenBy == "Bo Lind")
    }

    @Test func `keeps what its owner changed about owners and due dates while it was open`() async throws {
        let story = try await Story()
        func move(to day: String, from version: Int) async throws {
            try await story.change { change in
                var edit = FollowUpEdit(try change.requireFollowUp(story.followUp).followUp)
                edit.due = Day(iso: day)
                try change.editFollowUp(story.followUp, edit, from: version)
            }
        }
        try await move(to: "2026-05-01", from: 1)
        let sitting = try await story.sitting()
        try await move(to: "2026-06-01", from: 2)
        try await story.change { change in
            try change.endSitting(sitting, today: SittingTests.today)
        }
        try await move(to: "2026-07-01", from: 3)
        let changes = try await story.read { try $0.followUpChanges(during: sitting) }
        #expect(changes.map(\.followUp) == [story.followUp])
        #expect(changes.flatMap(\.changes) == [FieldChange(field: "Due", from: "2026-05-01", to: "2026-06-01")])
        #expect(try await story.office.read(as: .nobody) { try $0.followUpChanges(during: sitting).isEmpty })
        try await story.change { try $0.delete(.followUp(story.followUp)) }
        #expect(try await story.read { try $0.followUpChanges(during: sitting).isEmpty })
    }

    @Test func `keeps the verdict before when another is given`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        try await story.decide(sitting, .acceptable)
        try await story.decide(sitting, .awaitingResponse, note: "Asked Bo.")
        let minutes = try await story.read { try $0.verdicts(of: sitting) }
        #expect(minutes.map(\.verdict.verdict) == [.awaitingResponse])
        let kept = try await story.office.dump()["verdict"]?.count
        #expect(kept == 2)
    }

    @Test func `puts an item off until the next date, and shows what was decided earlier`() async throws {
        let story = try await Story()
        let first = try await story.sitting()
        try await story.decide(first, .awaitingResponse, note: "Asked Bo.", next: "2026-04-20")
        let second = try await story.sitting()
        #expect(try await story.titles("overdue", sitting: second) == [])
        #expect(try await story.titles("overdue", sitting: second, putOff: true) == ["Limit the cleanup"])
        let later = Office.morning.after(days: 80)
        let part = try await story.part("overdue", at: later, sitting: second)
        #expect(part.items.map(\.title) == ["Limit the cleanup"])
        #expect(part.earlier[.followUp(story.followUp)]?.map(\.note) == ["Asked Bo."])
    }

    @Test func `without a next date comes back to an item in the next sitting`() async throws {
        let story = try await Story()
        try await story.decide(try await story.sitting(), .acceptable)
        #expect(try await story.titles("overdue", sitting: try await story.sitting()) == ["Limit the cleanup"])
    }

    @Test func `asks for a note where something is unacceptable, and for a day that is still to come`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        let fields = try await story.office.refusedFields {
            try await story.decide(sitting, .unacceptable, next: "2026-04-03")
        }
        #expect(fields == ["note", "next_day"])
    }

    @Test func `gives no verdict on what is not on its agenda`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        for edit in [
            VerdictEdit(question: "overdue", subject: .guardrail(story.guardrail), verdict: .acceptable),
            VerdictEdit(question: "overdue", subject: .followUp(ID(99)), verdict: .acceptable),
            VerdictEdit(question: "moved", subject: .followUp(story.followUp), verdict: .acceptable),
            VerdictEdit(question: "nonsense", subject: .followUp(story.followUp), verdict: .acceptable),
        ] {
            let fields = try await story.office.refusedFields {
                try await story.change { try $0.giveVerdict(in: sitting, edit, today: Self.today) }
            }
            #expect(fields == [""], "\(edit)")
        }
    }

    @Test func `that has ended takes no verdict until it is taken up again`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        try await story.change { try $0.endSitting(sitting, today: Self.today) }
        let ended = try await story.read { try $0.sitting(sitting) }
        #expect(ended?.isOpen == false)
        // What is overdue, also as a condition of the launch, and the follow-up of the risk, which has no owner.
        #expect(ended?.leftOpen == 3)
        #expect(try await story.office.refusedFields { try await story.decide(sitting, .acceptable) } == [""])
        try await story.change { try $0.resumeSitting(sitting) }
        try await story.decide(sitting, .acceptable)
        #expect(try await story.read { try $0.sittings().map(\.verdictCount) } == [1])
        #expect(try await story.read { try $0.openSittings(startedBy: story.office.bo).count } == 1)
    }

    @Test func `shows nothing of what its reader may not see`() async throws {
        let story = try await Story()
        let sitting = try await story.sitting()
        try await story.decide(sitting, .acceptable)
        #expect(try await story.office.read(as: .nobody) { try $0.verdicts(of: sitting).count } == 0)
        #expect(try await story.office.read(as: .nobody) { try $0.sittings().count } == 0)
        let open = try await story.office.read(as: .nobody) { try $0.openSittings(startedBy: story.office.bo) }
        #expect(open.isEmpty)
        #expect(try await story.office.read(as: .nobody) { try $0.sitting(sitting) == nil })
        try await story.change { try $0.delete(.incident(story.incident)) }
        #expect(try await story.read { try $0.verdicts(of: sitting).count } == 0)
        #expect(try await story.read { try $0.sittings().map(\.verdictCount) } == [0])
        #expect(try await story.titles("overdue", sitting: nil) == [])
    }
}

@Suite("The trends of a review")
struct GuardrailReviewTrendsTests {
    @Test func `count findings, guardrails and incidents by month, and each guardrail once`() async throws {
        let story = try await Story()
        try await story.change(after: 60 * 24 * 40) { change in
            try change.link(story.guardrail, .bypassedIn, .incident(story.other))
            try change.moveGuardrail(story.guardrail, to: .inPlace)
            let guardrail = try change.addGuardrail(
                GuardrailEdit(name: "Later", kind: .dryRun, position: .prevent, strength: .eliminate), state: .building)
            try change.moveGuardrail(guardrail, to: .inPlace)
        }
        let query = AgendaQuery(
            now: Office.morning.after(days: 41), today: Day(iso: "2026-03-15") ?? Day(daysSince1970: 0))
        let trends = try await story.read { try $0.guardrailReviewTrends(query) }
        let february = try #require(trends.months.first { $0.month.iso == "2026-02" })
        let march = try #require(trends.months.last)
        let inFebruary: [Int] = [february.findings, february.guardrails, february.incidents, february.unstopped]
        let inMarch: [Int] = [march.findings, march.guardrails, march.incidents, march.unstopped]
        #expect(inFebruary == [1, 1, 2, 2])
        #expect(inMarch == [0, 1, 0, 0])
        #expect(trends.strengths == [.automaticLimit: 1, .eliminate: 1])
        #expect(trends.ages == [.underThreeMonths: 1])
    }

    @Test func `count an incident in the month in which it happened`() async throws {
        let story = try await Story()
        try await story.change { change in
            let id = try change.declare(IncidentDeclaration(title: "Old", severity: .sev2, state: .resolved))
            try change.setTimes(of: id, IncidentTimes([.started: Moment(Office.morning.after(days: -31))]))
        }
        let query = AgendaQuery(now: Office.morning, today: try #require(Day(iso: "2026-02-28")))
        let months = try await story.read { try $0.guardrailReviewTrends(query).months }
        #expect(months.suffix(2).map(\.incidents) == [1, 2])
    }

    @Test func `are those of a team or a service`() async throws {
        let story = try await Story()
        let other = try await story.change { try $0.createTeam(name: "Shop") }
        var query = AgendaQuery(now: Office.morning.after(days: 1), today: Day(daysSince1970: 20_487))
        query.team = other
        let shop = query
        query.team = story.platform
        let platform = query
        let (empty, own) = try await story.read {
            (try $0.guardrailReviewTrends(shop), try $0.guardrailReviewTrends(platform))
        }
        #expect(empty.strengths == [:])
        #expect(own.strengths == [Strength.automaticLimit: 1])
        #expect(own.ages == [GuardrailReviewTrends.Age.underTwoWeeks: 1])
    }
}

extension Story {
    fileprivate func sitting() async throws -> ID<Sitting> {
        try await change { try $0.startSitting(attendees: "Alma and Bo") }
    }

    /// On the follow-up, which is overdue.
    fileprivate func decide(
        _ sitting: ID<Sitting>, _ verdict: Verdict, note: String = "", next: String? = nil
    ) async throws {
        let edit = VerdictEdit(
            question: "overdue", subject: .followUp(followUp), verdict: verdict, note: note,
            nextDay: next.flatMap(Day.init(iso:)))
        try await change(after: 60 * 24 * 60) { change in
            try change.giveVerdict(in: sitting, edit, today: Day(iso: "2026-04-03").orFail())
        }
    }
}
