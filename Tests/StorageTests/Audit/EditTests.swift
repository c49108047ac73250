import Domain
import Foundation
import Testing

@testable import Storage

/// Alma and Bo have the same form open. Alma saves first.
struct EditTests {
    private func followUp(_ story: Story) async throws -> FollowUp {
        try #require(try await story.read { try $0.followUp(story.followUp) }).followUp
    }

    private func edit(
        _ story: Story, as asker: Asker? = nil, from version: Int, base: FollowUp,
        _ fill: @escaping @Sendable (inout FollowUpEdit) -> Void
    ) async throws {
        try await story.change(as: asker ?? story.office.asBo) { change in
            var edit = FollowUpEdit(base)
            fill(&edit)
            try change.editFollowUp(story.followUp, edit, from: version)
        }
    }

    @Test func `who comes second changes what they changed, and leaves what the first one did`() async throws {
        let story = try await Story()
        let old = try await followUp(story)
        let alma = story.office.alma
        try await edit(story, as: story.office.asAlma, from: old.version, base: old) {
            $0.ownerID = alma
            $0.detail = "First. " + old.detail
        }
        try await edit(story, from: old.version, base: old) {
            $0.due = Day(iso: "2026-09-01")
            $0.detail = old.detail + " Last."
        }
        let new = try await followUp(story)
        #expect(new.ownerID == story.office.alma)
        #expect(new.due == Day(iso: "2026-09-01"))
        #expect(new.detail == "First. " + old.detail + " Last.")
        #expect(try await story.lastEntry()?.changes.map(\.field) == ["Detail", "Due"])
    }

    @Test func `of one field the last one wins, and the history has both`() async throws {
        let story = try await Story()
        let old = try await followUp(story)
        try await edit(story, as: story.office.asAlma, from: old.version, base: old) { $0.title = "Alma's" }
        try await edit(story, from: old.version, base: old) { $0.title = "Bo's" }
        #expect(try await followUp(story).title == "Bo's")
        #expect(try await story.lastEntry()?.changes == [FieldChange(field: "Title", from: "Alma's", to: "Bo's")])
    }

    @Test func `a step that changed no field in between makes no difference`() async throws {
        let story = try await Story()
        try await story.change { try $0.moveFollowUp(story.followUp, FollowUpMove(state: .inProgress)) }
        let old = try await followUp(story)
        try await story.change { try $0.moveFollowUp(story.followUp, FollowUpMove(state: .committed)) }
        let due = try #require(Day(iso: "2026-09-01"))
        let moved = try await followUp(story)
        try await edit(story, as: story.office.asAlma, from: moved.version, base: moved) { $0.due = due }
        try await edit(story, from: old.version, base: old) { $0.title = "Bo's" }
        #expect(try await followUp(story).due == due)
        #expect(try await followUp(story).title == "Bo's")
    }

    @Test func `an edit is taken back, apart from what has been changed since, and its deadline was not moved`()
        async throws
    {
        let story = try await Story()
        let old = try await followUp(story)
        try await edit(story, from: old.version, base: old) {
            $0.title = "Bo's"
            $0.due = Day(iso: "2026-09-01")
        }
        let edited = try await followUp(story)
        try await edit(story, as: story.office.asAlma, from: edited.version, base: edited) { $0.title = "Alma's" }
        #expect(try await followUp(story).dueMoves == old.dueMoves + 1)
        try await story.change { try $0.takeBack(.followUp(story.followUp), version: edited.version) }
        let new = try await followUp(story)
        #expect(new.title == "Alma's")
        #expect(new.due == old.due)
        #expect(new.dueMoves == old.dueMoves)
        for version in [edited.version, 99, 0] {
            #expect(
                try await story.office.refusedFields {
                    try await story.change { try $0.takeBack(.followUp(story.followUp), version: version) }
                } == [""])
        }
    }

    @Test func `the services of a guardrail are merged one by one, also with the coverage`() async throws {
        let story = try await Story()
        let old = try await story.change { try $0.reading.guardrail(story.guardrail).orFail() }
        let (edit, other) = try await story.change { change in
            (
                try change.edit(of: story.guardrail),
                try change.reading.services().first { $0.id != story.ledger }.orFail().id
            )
        }
        try await story.change(as: story.office.asAlma) {
            try $0.protect(other, with: story.guardrail)
        }
        try await story.change { change in
            var edit = edit
            edit.services = []
            edit.strength = .eliminate
            edit.bypass = "Nobody can."
            try change.editGuardrail(story.guardrail, edit, from: old.version)
        }
        let new = try await story.change { try $0.edit(of: story.guardrail) }
        #expect(new.services == [other])
        #expect(new.strength == .eliminate)
        try await story.change { try $0.takeBack(.guardrail(story.guardrail), version: old.version + 2) }
        let back = try await story.change { try $0.edit(of: story.guardrail) }
        #expect(back.services == [other, story.ledger])
        #expect(back.strength == edit.strength && back.bypass == edit.bypass)
    }

    @Test func `findings, timeline, launches and sessions are merged and taken back as well`() async throws {
        let story = try await Story()
        let before = try await story.read { try Everything($0, story) }
        try await story.change(as: story.office.asAlma) { change in
            try change.editFinding(
                story.finding, FindingEdit(kind: .surprise, title: before.finding.title, detail: before.finding.detail),
                from: before.finding.version)
            try change.editTimelineEvent(
                story.event, TimelineEventEdit(moment: Moment(Office.morning), text: before.event.text),
                from: before.event.version)
            var launch = before.launchEdit
            launch.blastRadius = "One ledger."
            try change.editLaunch(story.launch, launch, from: before.launch.version)
            var session = before.sessionEdit
            session.allowsGuests = true
            try change.editPremortem(story.session, session, from: before.session.version)
        }
        try await story.change { change in
            try change.editFinding(
                story.finding, FindingEdit(kind: before.finding.kind, title: "Bo's", detail: before.finding.detail),
                from: before.finding.version)
            try change.editTimelineEvent(
                story.event, TimelineEventEdit(moment: before.event.moment, text: "Bo's"), from: before.event.version)
            var launch = before.launchEdit
            launch.title = "Bo's"
            try change.editLaunch(story.launch, launch, from: before.launch.version)
            var session = before.sessionEdit
            session.title = "Bo's"
            try change.editPremortem(story.session, session, from: before.session.version)
        }
        let both = try await story.read { try Everything($0, story) }
        #expect(both.finding.kind == .surprise && both.finding.title == "Bo's")
        #expect(both.event.moment == Moment(Office.morning) && both.event.text == "Bo's")
        #expect(both.launch.blastRadius == "One ledger." && both.launch.title == "Bo's")
        #expect(both.session.allowsGuests && both.session.title == "Bo's")
        try await story.change { change in
            try change.takeBack(.finding(story.finding), version: both.finding.version)
            try change.takeBack(.timelineEvent(story.event), version: both.event.version)
            try change.takeBack(.launch(story.launch), version: both.launch.version)
            try change.takeBack(.premortem(story.session), version: both.session.version)
        }
        let back = try await story.read { try Everything($0, story) }
        #expect(back.finding.kind == .surprise && back.finding.title == before.finding.title)
        #expect(back.event.moment == Moment(Office.morning) && back.event.text == before.event.text)
        #expect(back.launch.blastRadius == "One ledger." && back.launch.title == before.launch.title)
        #expect(back.session.allowsGuests && back.session.title == before.session.title)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 99, .max]) func `an edit that never was is not taken back`(version: Int)
        async throws
    {
        let story = try await Story()
        let before = try await story.read { try Everything($0, story) }
        try await story.change { change in
            var finding = FindingEdit(before.finding)
            finding.title = "Bo's"
            try change.editFinding(story.finding, finding, from: before.finding.version)
        }
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.takeBack(.finding(story.finding), version: version) }
        }
        #expect(try await story.read { try Everything($0, story) }.finding.title == "Bo's")
    }
}

private struct Everything: Sendable {
    let finding: Finding
    let event: TimelineEvent
    let launch: Launch
    let session: Premortem
    let launchEdit: LaunchEdit
    let sessionEdit: PremortemEdit

    init(_ reading: Reading, _ story: Story) throws {
        finding = try reading.finding(story.finding).orFail()
        event = try reading.timelineEvent(story.event).orFail()
        launch = try reading.launch(story.launch).orFail()
        session = try reading.premortem(story.session).orFail()
        launchEdit = LaunchEdit(launch, services: try reading.services(of: story.launch))
        sessionEdit = PremortemEdit(session, services: try reading.services(of: story.session))
    }
}
