import Domain
import Foundation
import Testing

@testable import Storage

/// Cy is an observer, Alma administers.
@Suite("Levels for a reason")
struct GrantTests {
    private let story: Story
    private let cy: ID<Person>

    init() async throws {
        let story = try await Story()
        cy = try await story.change(as: story.office.asAlma) { change in
            try change.createPerson(
                name: "Cy Ode", email: "cy@example.org", level: .observer, zone: "UTC", passwordHash: nil)
        }
        self.story = story
    }

    private var asCy: Asker { .person(cy, .observer) }

    private func give(_ level: Level, for scope: GrantScope, hours: Double? = nil) async throws -> ID<Grant> {
        let end = hours.map { Office.morning.after(minutes: 60 + $0 * 60) }
        return try await story.change(as: story.office.asAlma) { [cy] change in
            try change.give(GrantEdit(level: level, scope: scope, reason: "On call", endsAt: end), to: cy)
        }
    }

    private func moves(_ incident: ID<Incident>, to state: IncidentState, after minutes: Double = 60) async throws {
        try await story.change(as: asCy, after: minutes) { try $0.move(incident, to: state) }
    }

    @Test func `a level for an incident counts there alone, and until its end`() async throws {
        _ = try await give(.editor, for: .incident(story.incident), hours: 1)
        try await moves(story.incident, to: .mitigated)
        try await story.change(as: asCy) { [story] change in
            try change.editTimelineEvent(
                story.event, TimelineEventEdit(moment: .unknown(), text: "The job starts"), from: 1)
            let finding = try change.addFinding(
                to: story.incident, FindingEdit(kind: .surprise, title: "It was fast", detail: ""))
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Slow it"), incident: nil, finding: finding, state: .proposed)
            _ = try change.startThread(on: story.section, CommentDraft(text: "Which job?"))
            try change.delete(.timelineEvent(story.event))
        }
        await #expect(throws: Forbidden.self) { try await moves(story.other, to: .mitigated) }
        await #expect(throws: Forbidden.self) { try await moves(story.incident, to: .resolved, after: 120) }
        await #expect(throws: Forbidden.self) {
            try await story.change(as: asCy) { _ = try $0.declare(IncidentDeclaration(title: "x", severity: .sev5)) }
        }
    }

    @Test(arguments: [true, false])
    func `a level for a service or its team counts for what belongs to it`(isForTeam: Bool) async throws {
        _ = try await give(.editor, for: isForTeam ? .team(story.platform) : .service(story.ledger))
        try await moves(story.incident, to: .mitigated)
        try await story.change(as: asCy) { [story] change in
            try change.moveGuardrail(story.guardrail, to: .retired, reason: "It is gone.")
            try change.editLaunch(story.launch, LaunchEdit(title: "Later"), from: 1)
            try change.edit(story.ledger, ServiceEdit(name: "Ledger", purpose: "Money"))
        }
        await #expect(throws: Forbidden.self) { try await moves(story.other, to: .mitigated) }
    }

    @Test func `a page knows the same levels as a change`() async throws {
        _ = try await give(.editor, for: .service(story.ledger))
        _ = try await give(.contributor, for: .incident(story.other), hours: 1)
        let subjects: [AuditEntry.Subject] = [
            .incident(story.incident), .incident(story.other), .timelineEvent(story.event), .finding(story.finding),
            .followUp(story.followUp), .guardrail(story.guardrail), .image(story.image), .launch(story.launch),
            .premortem(story.premortem), .service(story.ledger), .setting,
        ]
        for minutes in [60.0, 180] {
            let now = Office.morning.after(minutes: minutes)
            let (raises, levels) = try await story.office.read(as: asCy) { reading in
                (try reading.raises(at: now), try subjects.map { try reading.raisedLevel(on: $0, at: now) })
            }
            #expect(subjects.map { raises.level(.observer, for: $0) } == levels.map { $0 ?? .observer })
            #expect(raises.level(.observer, for: .incident(story.other)) == (minutes < 120 ? .contributor : .observer))
        }
        #expect(try await story.read { try $0.raises(at: Office.morning.after(minutes: 60)) } == .none)
    }

    @Test func `a level for everything is that of the session, until its end`() async throws {
        _ = try await give(.reviewer, for: .everything, hours: 1)
        _ = try await story.change(as: asCy) { try $0.startSession(digest: [9], userAgent: "Test") }
        for (minutes, level) in [(90.0, Level.reviewer), (120, .observer)] {
            let signedIn = try await story.office.read(as: .nobody) {
                try $0.signedIn(sessionDigest: [9], at: Office.morning.after(minutes: minutes))
            }
            #expect(signedIn?.person.level == level)
            #expect(signedIn?.asker == .person(cy, level))
        }
    }

    @Test func `a request counts once somebody else has approved it, and the history has both`() async throws {
        let edit = GrantEdit(level: .editor, scope: .incident(story.incident), reason: "I am on call this week.")
        let id = try await story.change(as: asCy) { try $0.requestGrant(edit) }
        await #expect(throws: Forbidden.self) { try await moves(story.incident, to: .mitigated) }
        await #expect(throws: Forbidden.self) {
            try await story.change { try $0.decide(on: id, isApproved: true) }
        }
        await #expect(throws: Refusal.self) {
            try await story.change(as: .person(cy, .administrator)) { try $0.decide(on: id, isApproved: true) }
        }
        try await story.change(as: story.office.asAlma) { try $0.decide(on: id, isApproved: true) }
        try await moves(story.incident, to: .mitigated)
        let actions = try await story.office.read(as: story.office.asAlma) { reading in
            try reading.historyOfSettings().prefix(2).map { "\($0.actor) \($0.action)" }
        }
        #expect(actions.first?.hasSuffix("approved the level editor for Cy Ode") == true)
        #expect(actions.last == "Cy Ode requested the level editor for Cy Ode")
        await #expect(throws: Refusal.self) {
            try await story.change(as: story.office.asAlma) { try $0.decide(on: id, isApproved: false) }
        }
    }

    @Test func `a refused request and a level that was ended count no more`() async throws {
        let edit = GrantEdit(level: .editor, scope: .incident(story.incident), reason: "On call")
        let refused = try await story.change(as: asCy) { try $0.requestGrant(edit) }
        try await story.change(as: story.office.asAlma) { try $0.decide(on: refused, isApproved: false) }
        await #expect(throws: Forbidden.self) { try await moves(story.incident, to: .mitigated) }
        let given = try await give(.editor, for: .incident(story.incident))
        await #expect(throws: Forbidden.self) { try await story.change { try $0.end(given) } }
        try await story.change(as: asCy) { try $0.end(given) }
        await #expect(throws: Forbidden.self) { try await moves(story.incident, to: .mitigated) }
        await #expect(throws: Refusal.self) { try await story.change(as: asCy) { try $0.end(given) } }
    }

    @Test func `only administrators give levels, and not to themselves`() async throws {
        let edit = GrantEdit(level: .editor, scope: .everything, reason: "On call")
        for asker in [story.asBo, asCy] {
            await #expect(throws: Forbidden.self) {
                try await story.change(as: asker) { [cy] in _ = try $0.give(edit, to: cy) }
            }
        }
        let alma = story.office.alma
        let fields = try await story.office.refusedFields {
            try await story.change(as: story.office.asAlma) { _ = try $0.give(edit, to: alma) }
        }
        #expect(fields == [""])
        #expect(try await story.read { try $0.grantRequests(at: Office.morning).isEmpty })
    }
}
