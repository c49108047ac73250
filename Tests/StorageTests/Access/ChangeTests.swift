import Domain
import Foundation
import Testing

@testable import Storage

/// A change by its name, to be made to the ``Story``.
struct NamedChange: CustomTestStringConvertible, Sendable {
    let name: String
    let run: @Sendable (Change, Story) throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Change, Story) throws -> Void) {
        self.name = name
        self.run = run
    }

    var testDescription: String { name }
}

struct ChangeTests {
    @Test(arguments: allChanges)
    func `a change writes who did it and when, in its own transaction`(named: NamedChange) async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        try await story.change { try named.run($0, story) }
        let after = try await story.office.dump()
        #expect(!after.withoutAudit.tablesDiffering(from: before.withoutAudit).isEmpty, "nothing was changed")
        let added = Set(after["audit_entry"] ?? []).subtracting(before["audit_entry"] ?? [])
        #expect(!added.isEmpty)
        let time = Int(Office.morning.after(minutes: 60).timeIntervalSince1970 * 1_000)
        #expect(added.allSatisfy { $0.contains(", \(time), \(story.office.bo), ''") }, "\(added)")
    }

    @Test(arguments: allChanges)
    func `a change whose transaction fails leaves no trace`(named: NamedChange) async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        await #expect(throws: Missing.self) {
            try await story.change { change in
                try named.run(change, story)
                throw Missing()
            }
        }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test(arguments: allChanges)
    func `nobody changes anything`(named: NamedChange) async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        let fields = try await story.office.refusedFields {
            try await story.change(as: .nobody) { try named.run($0, story) }
        }
        #expect(fields == [""])
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `a command is named as the one who did it`() async throws {
        let story = try await Story()
        try await story.change(as: .command("demo")) {
            _ = try $0.declare(IncidentDeclaration(title: "Demo", severity: .sev5))
        }
        #expect(try await story.office.history().first == "demo: declared it as SEV5")
    }

    @Test func `a change that writes nothing into the audit log is refused and undone`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        await #expect(throws: StorageFault.self) {
            try await story.change { try $0.run("UPDATE incident SET title = 'Quietly' WHERE id = 1") }
        }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `a change of nothing needs no entry`() async throws {
        let story = try await Story()
        let count = try await story.office.auditCount()
        try await story.change { try $0.run("UPDATE incident SET title = 'x' WHERE id = 999") }
        #expect(try await story.office.auditCount() == count)
    }

    @Test func `saving what is there already changes nothing and says nothing`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        try await story.change { change in
            let reading = change.reading
            let incident = try reading.incident(story.incident).orFail()
            var edit = try change.edit(of: incident.id)
            edit.title = " \(edit.title)"
            edit.summary += "\r\n\n"
            try change.edit(incident.id, edit, from: incident.version)
            try change.setTimes(of: incident.id, reading.times(of: incident.id))
            try change.setImpacts(of: incident.id, reading.impacts(of: incident.id))
            try change.setRoles(of: incident.id, [RoleAssignment(role: .guardrailLead, personID: story.office.bo)])
            let event = try reading.timelineEvent(story.event).orFail()
            try change.editTimelineEvent(event.id, TimelineEventEdit(event), from: event.version)
            try change.unstarTimelineEvent(event.id)
            let finding = try reading.finding(story.finding).orFail()
            try change.editFinding(
                finding.id, FindingEdit(kind: finding.kind, title: finding.title, detail: finding.detail),
                from: finding.version)
            let followUp = try reading.followUp(story.followUp).orFail().followUp
            try change.editFollowUp(followUp.id, FollowUpEdit(followUp), from: followUp.version)
            try change.moveFollowUp(followUp.id, FollowUpMove(state: followUp.state))
            try change.link(story.guardrail, .addedBy, .followUp(story.followUp))
            try change.saveSection(story.section, text: "A job deleted rows that were in use.\n", from: 1)
            try change.publishPostmortem(of: incident.id)
            try change.restore(.incident(incident.id))
        }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `two changes at once are made one after the other`() async throws {
        let story = try await Story()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await story.change { change in
                        let version = try change.reading.incident(story.other).orFail().version
                        try change.edit(
                            story.other,
                            IncidentEdit(
                                title: "Title \(number)", kind: .incident, severity: .sev4, summary: "", howNoticed: "",
                                surprise: "", services: []), from: version)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await story.read { try $0.incident(story.other)?.version } == 21)
    }
}
