import Domain
import Foundation
import Testing

@testable import Storage

struct FollowUpTests {
    @Test func `a follow-up of a finding belongs to the finding's incident`() async throws {
        let story = try await Story()
        let dossier = try #require(try await story.read { try $0.followUpDossier(story.followUp) })
        #expect(dossier.summary.followUp.incidentID == story.incident)
        #expect(dossier.summary.incidentTitle == "Cleanup deletes live rows")
        #expect(dossier.summary.ownerName == "Bo Lind")
        #expect(dossier.finding?.id == story.finding)
        #expect(dossier.guardrails.map(\.guardrail.id) == [story.guardrail])
        #expect(dossier.guardrails.map(\.relation) == [.addedBy])
        #expect(dossier.history.map(\.action) == ["committed to FU-1"])
    }

    @Test func `a promise needs an owner and a day, an idea needs neither`() async throws {
        let story = try await Story()
        #expect(
            try await refused(story) {
                _ = try $0.addFollowUp(FollowUpEdit(title: "x"), incident: nil, finding: nil, state: .committed)
            } == ["owner", "due"])
        let idea = try await story.change {
            try $0.addFollowUp(FollowUpEdit(title: "x"), incident: nil, finding: nil, state: .proposed)
        }
        #expect(try await refused(story) { try $0.commitFollowUp(idea, owner: nil, due: nil) } == ["owner", "due"])
        #expect(
            try await refused(story) { try $0.moveFollowUp(idea, FollowUpMove(state: .committed)) } == ["owner", "due"])
        try await story.change { try $0.commitFollowUp(idea, owner: story.office.alma, due: Story.friday) }
        let committed = try await story.read { try $0.followUp(idea) }
        #expect(committed?.followUp.state == .committed)
        #expect(committed?.ownerName == "Alma Berg")
        #expect(committed?.followUp.due == Story.friday)
    }

    @Test(arguments: [FollowUpState.done, .verified, .declined, .superseded])
    func `a new follow-up is an idea or a promise`(state: FollowUpState) async throws {
        let story = try await Story()
        let edit = FollowUpEdit(title: "x", ownerID: story.office.bo, due: Story.friday)
        #expect(
            try await refused(story) { _ = try $0.addFollowUp(edit, incident: nil, finding: nil, state: state) } == [
                "state"
            ])
    }

    @Test func `a promise does not lose its owner or its day by an edit`() async throws {
        let story = try await Story()
        #expect(
            try await refused(story) { try $0.editFollowUp(story.followUp, FollowUpEdit(title: "x"), from: 1) }
                == ["owner", "due"])
    }

    @Test func `everything wrong with an edit is said at once`() async throws {
        let story = try await Story()
        let edit = FollowUpEdit(
            title: " ", detail: String(repeating: "a", count: 20_001), trackerAddress: "javascript:x",
            evidenceAddress: "ftp://x")
        #expect(
            try await refused(story) { _ = try $0.addFollowUp(edit, incident: nil, finding: nil, state: .proposed) }
                == ["title", "detail", "tracker_address", "evidence_address"])
        #expect(
            try await refused(story) {
                _ = try $0.addFollowUp(
                    FollowUpEdit(title: "x", ownerID: ID(99), teamID: ID(99)), incident: nil, finding: nil,
                    state: .proposed)
            } == ["owner", "team"])
    }

    @Test func `an edit is told with what was before, also when one owner has the name of the other`() async throws {
        let story = try await Story()
        let otherBo = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Bo Lind", email: "bo2@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
        }
        try await story.change { change in
            var edit = try FollowUpEdit(change.reading.followUp(story.followUp).orFail().followUp)
            edit.due = Day(year: 2026, month: 4, day: 1)
            edit.teamID = story.platform
            try change.editFollowUp(story.followUp, edit, from: 1)
        }
        #expect(
            try await story.lastEntry()?.changes == [
                FieldChange(field: "Team", from: "", to: "Platform"),
                FieldChange(field: "Due", from: "2026-03-06", to: "2026-04-01"),
            ])
        try await story.change { change in
            var edit = try FollowUpEdit(change.reading.followUp(story.followUp).orFail().followUp)
            edit.ownerID = otherBo
            try change.editFollowUp(story.followUp, edit, from: 2)
        }
        #expect(try await story.read { try $0.followUp(story.followUp)?.followUp.ownerID } == otherBo)
        #expect(try await story.lastEntry()?.changes.map(\.field) == ["Owner"])
    }

    @Test func `work goes on step by step, and each step is in the history`() async throws {
        let story = try await Story()
        for state in [FollowUpState.inProgress, .done, .verified, .inProgress] {
            try await story.change { try $0.moveFollowUp(story.followUp, FollowUpMove(state: state)) }
        }
        #expect(
            try await story.read { try $0.history(of: story.followUp).map(\.action) } == [
                "moved FU-1 to in progress", "moved FU-1 to verified", "moved FU-1 to done",
                "moved FU-1 to in progress",
                "committed to FU-1",
            ])
        #expect(
            try await refused(story) { try $0.moveFollowUp(story.followUp, FollowUpMove(state: .verified)) } == [
                "state"
            ])
    }

    @Test func `declining says why, being superseded says by what`() async throws {
        let story = try await Story()
        #expect(
            try await refused(story) {
                try $0.moveFollowUp(story.followUp, FollowUpMove(state: .declined, reason: " "))
            } == ["reason"])
        for other in [nil, story.followUp, ID<FollowUp>(99)] {
            let move = FollowUpMove(state: .superseded, supersededBy: other)
            #expect(try await refused(story) { try $0.moveFollowUp(story.followUp, move) } == ["superseded_by"])
        }
        let better = try await story.change {
            try $0.addFollowUp(FollowUpEdit(title: "Better"), incident: nil, finding: nil, state: .proposed)
        }
        try await story.change {
            try $0.moveFollowUp(story.followUp, FollowUpMove(state: .superseded, supersededBy: better))
        }
        #expect(try await story.read { try $0.followUp(story.followUp)?.followUp.supersededBy } == better)
        try await story.change { try $0.moveFollowUp(story.followUp, FollowUpMove(state: .proposed)) }
        #expect(try await story.read { try $0.followUp(story.followUp)?.followUp.supersededBy } == nil)
    }

    @Test func `finished work names the guardrail it leaves, or says why it leaves none`() async throws {
        let story = try await Story()
        let work = try await story.change {
            try $0.addFollowUp(
                FollowUpEdit(title: "Build", ownerID: story.office.bo, due: Story.friday), incident: story.incident,
                finding: nil, state: .committed)
        }
        #expect(try await refused(story) { try $0.finishFollowUp(work, FollowUpOutcome(reason: " ")) } == ["guardrail"])
        #expect(
            try await refused(story) { try $0.finishFollowUp(work, FollowUpOutcome(guardrail: ID(99))) } == [
                "guardrail"
            ])
        #expect(
            try await refused(story) {
                try $0.finishFollowUp(work, FollowUpOutcome(guardrail: story.guardrail, relation: .heldIn))
            } == ["relation"])
        #expect(
            try await refused(story) {
                try $0.finishFollowUp(work, FollowUpOutcome(reason: "x", evidenceAddress: "nowhere"))
            } == ["evidence_address"])
        try await story.change {
            try $0.finishFollowUp(
                work,
                FollowUpOutcome(
                    guardrail: story.guardrail, relation: .repairedBy, evidenceAddress: "https://example.org/1"))
        }
        let done = try #require(try await story.read { try $0.followUpDossier(work) })
        #expect(done.summary.followUp.state == .done)
        #expect(done.summary.followUp.evidenceAddress == "https://example.org/1")
        #expect(done.guardrails.map(\.relation) == [.repairedBy])
    }

    @Test func `work that leaves no guardrail is finished with the reason`() async throws {
        let story = try await Story()
        let work = try await story.change {
            try $0.addFollowUp(
                FollowUpEdit(title: "Tell the customers", ownerID: story.office.bo, due: Story.friday), incident: nil,
                finding: nil, state: .committed)
        }
        try await story.change { try $0.finishFollowUp(work, FollowUpOutcome(reason: "It was a letter.")) }
        #expect(try await story.read { try $0.followUp(work)?.followUp.noGuardrailReason } == "It was a letter.")
    }

    @Test func `the end of a team does not stand in the way of finishing its work`() async throws {
        let story = try await Story()
        try await story.change { change in
            var edit = try FollowUpEdit(change.reading.followUp(story.followUp).orFail().followUp)
            edit.teamID = story.platform
            try change.editFollowUp(story.followUp, edit, from: 1)
        }
        try await story.change(as: story.office.asAlma) { try $0.deleteTeam(story.platform) }
        #expect(try await story.read { try $0.followUp(story.followUp)?.teamName } == nil)
        try await story.change {
            try $0.finishFollowUp(story.followUp, FollowUpOutcome(evidenceAddress: "https://example.org/pull/2"))
        }
        #expect(try await story.read { try $0.followUp(story.followUp)?.followUp.state } == .done)
        #expect(try await story.read { try $0.followUp(story.followUp)?.followUp.teamID } == story.platform)
    }

    @Test func `the database itself refuses a promise without an owner`() async throws {
        let story = try await Story()
        for sql in [
            "UPDATE follow_up SET owner_id = NULL WHERE id = 1", "UPDATE follow_up SET due = NULL WHERE id = 1",
            "UPDATE follow_up SET due = 'soon' WHERE id = 1", "UPDATE follow_up SET state = 'declined' WHERE id = 1",
            "UPDATE follow_up SET state = 'superseded' WHERE id = 1",
            "UPDATE follow_up SET superseded_by = 1 WHERE id = 1",
            "UPDATE follow_up SET title = '' WHERE id = 1", "UPDATE follow_up SET finding_id = 99 WHERE id = 1",
        ] {
            await #expect(throws: (any Error).self, "\(sql)") { try await story.change { try $0.run(sql) } }
        }
    }

    private func refused(_ story: Story, _ body: @escaping @Sendable (Change) throws -> Void) async throws -> [String]?
    {
        try await story.office.refusedFields { try await story.change(body) }
    }
}
