import Domain
import Foundation
import Testing

@testable import Storage

struct IncidentVersionTests {
    private func version(_ story: Story) async throws -> Int {
        try #require(try await story.read { try $0.incident(story.incident)?.version })
    }

    @Test func `of two who edit at once each changes what they touched, and texts are merged`() async throws {
        let story = try await Story()
        let start = try await version(story)
        let opened = try await story.change { try $0.edit(of: story.incident) }
        try await story.change(as: story.office.asAlma) { change in
            var edit = opened
            edit.severity = .sev1
            edit.summary = "Rows were **gone**. Alma."
            edit.services = []
            try change.edit(story.incident, edit, from: start)
        }
        try await story.change { change in
            var edit = opened
            edit.title = "Cleanup deleted live rows"
            edit.summary = "Bo. Rows were **gone**."
            try change.edit(story.incident, edit, from: start)
        }
        let stored = try #require(try await story.read { try $0.incident(story.incident) })
        #expect(stored.title == "Cleanup deleted live rows")
        #expect(stored.severity == .sev1)
        #expect(stored.summary == "Bo. Rows were **gone**. Alma.")
        #expect(try await story.read { try $0.services(of: story.incident) } == [])
        let entry = try #require(try await story.lastEntry())
        #expect(entry.changes.map(\.field) == ["Title", "Summary"])
    }

    @Test func `where both changed the same field the last is stored and the history has the other`() async throws {
        let story = try await Story()
        let start = try await version(story)
        for (asker, severity) in [(story.office.asAlma, Severity.sev1), (story.asBo, .sev3)] {
            try await story.change(as: asker) { change in
                var edit = try change.edit(of: story.incident)
                edit.severity = severity
                try change.edit(story.incident, edit, from: start)
            }
        }
        #expect(try await story.read { try $0.incident(story.incident)?.severity } == .sev3)
        #expect(try await story.lastEntry()?.changes == [FieldChange(field: "Severity", from: "SEV1", to: "SEV3")])
    }

    @Test func `times, figures and roles are merged one by one`() async throws {
        let story = try await Story()
        let start = try await version(story)
        let old = try await story.read { try $0.times(of: story.incident) }
        let noticed = Moment(Office.morning.after(minutes: 5))
        let resolved = Moment(Office.morning.after(minutes: 90))
        for (asker, mark, moment) in [
            (story.office.asAlma, IncidentMark.noticed, noticed), (story.asBo, .resolved, resolved),
        ] {
            try await story.change(as: asker) { change in
                var times = old
                times[mark] = moment
                try change.setTimes(of: story.incident, times, from: start)
                try change.setRoles(
                    of: story.incident,
                    [
                        RoleAssignment(role: .guardrailLead, personID: story.office.bo),
                        RoleAssignment(
                            role: .responder, personID: mark == .noticed ? story.office.alma : story.office.bo),
                    ], from: start)
            }
        }
        let times = try await story.read { try $0.times(of: story.incident) }
        #expect(times[.noticed] == noticed)
        #expect(times[.resolved] == resolved)
        #expect(times[.started] == old[.started])
        let roles = try await story.read { try $0.roles(of: story.incident) }
        #expect(Set(roles.filter { $0.role == .responder }.map(\.personID)) == [story.office.alma, story.office.bo])
        #expect(try await story.read { try $0.times(of: story.incident, at: start) } == old)
    }

    @Test func `an edit is taken back, apart from what has been changed since`() async throws {
        let story = try await Story()
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.title = "Another title"
            edit.severity = .sev5
            try change.edit(story.incident, edit, from: change.reading.incident(story.incident).orFail().version)
        }
        let edited = try await version(story)
        try await story.change(as: story.office.asAlma) { change in
            var edit = try change.edit(of: story.incident)
            edit.severity = .sev1
            try change.edit(story.incident, edit, from: edited)
        }
        try await story.change { try $0.takeBack(.incident(story.incident), version: edited) }
        let stored = try #require(try await story.read { try $0.incident(story.incident) })
        #expect(stored.title == "Cleanup deletes live rows")
        #expect(stored.severity == .sev1)
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.takeBack(.incident(story.incident), version: edited) }
            } == [""])
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.takeBack(.incident(story.incident), version: 99) }
            } == [""])
    }

    @Test func `times, figures and roles are taken back as they were`() async throws {
        let story = try await Story()
        let before = try await story.read { reading in
            (try reading.times(of: story.incident), try reading.impacts(of: story.incident))
        }
        for change: @Sendable (Change) throws -> Void in [
            { try $0.setTimes(of: story.incident, IncidentTimes()) }, { try $0.setImpacts(of: story.incident, []) },
            { try $0.setRoles(of: story.incident, []) },
        ] {
            try await story.change(change)
            let version = try await version(story)
            try await story.change { try $0.takeBack(.incident(story.incident), version: version) }
        }
        #expect(try await story.read { try $0.times(of: story.incident) } == before.0)
        #expect(try await story.read { try $0.impacts(of: story.incident) } == before.1)
        #expect(try await story.read { try $0.roles(of: story.incident).map(\.personID) } == [story.office.bo])
    }
}
