import Domain
import Foundation
import Testing

@testable import Storage

/// What an older release kept of an edit: without the fields that came later, with some that are gone.
struct KeptEditTests {
    private func kept(_ story: Story) async throws -> [(subject: AuditEntry.Subject, version: Int)] {
        try await story.read { try $0.keptEdits().map { ($0.subject, $0.version) } }
    }

    /// - Parameter fields: what becomes of the JSON that is kept, in SQL.
    private func rewrite(
        _ story: Story, _ fields: String, where condition: String = "1 = 1"
    ) async throws {
        try await story.change {
            try $0.run("UPDATE edit_version SET fields = \(fields) WHERE \(condition)")
            try $0.record(.setting, "went back to an older release")
        }
    }

    @Test(arguments: ["json_remove(fields, '$.' || (SELECT min(key) FROM json_each(fields)))", "'{}'", "'[]'", "'7'"])
    func `whatever an edit does not say counts as untouched, and saving and undoing go on`(fields: String) async throws
    {
        let story = try await Story()
        try await story.editEverything()
        try await rewrite(story, fields)
        let kept = try await kept(story)
        #expect(Set(kept.map(\.subject)).count == 7)
        for (subject, version) in kept {
            try await story.change(after: 60 + Double(version)) { try $0.saveAgain(subject, from: version) }
        }
        for (subject, version) in kept {
            _ = try await story.office.refusedFields {
                try await story.change { try $0.takeBack(subject, version: version) }
            }
        }
    }

    @Test func `a value that there is no more and a field that is gone are passed over`() async throws {
        let story = try await Story()
        try await story.editEverything()
        try await rewrite(
            story, "json_set(fields, '$.kind', 'went_away', '$.mood', 'calm', '$.severity', 9, '$.due', 'some day')")
        for (subject, version) in try await kept(story) {
            try await story.change(after: 60 + Double(version)) { try $0.saveAgain(subject, from: version) }
        }
    }

    @Test func `nothing is lost of a field that came later, whoever saves a form of before`() async throws {
        let story = try await Story()
        let before = try await story.change { try $0.reading.finding(story.finding).orFail() }
        try await story.editEverything()
        try await rewrite(story, "json_remove(fields, '$.detail')", where: "subject = 'finding'")
        let edited = try await story.read { try $0.finding(story.finding).orFail() }
        try await story.change(as: story.office.asAlma) {
            var edit = FindingEdit(edited)
            edit.detail = "Alma wrote this."
            try $0.editFinding(story.finding, edit, from: edited.version)
        }
        try await story.change {
            let form = FindingEdit(kind: before.kind, title: "Bo's", detail: edited.detail)
            try $0.editFinding(story.finding, form, from: before.version)
        }
        let stored = try await story.read { try $0.finding(story.finding).orFail() }
        #expect(stored.title == "Bo's" && stored.kind == edited.kind)
        #expect(stored.detail == "Alma wrote this.")
    }

    @Test func `taking back an edit leaves alone what it did not know of`() async throws {
        let story = try await Story()
        try await story.editEverything()
        try await rewrite(story, "json_remove(fields, '$.teamID')", where: "subject = 'follow_up'")
        let edited = try await story.read { try $0.followUp(story.followUp).orFail().followUp }
        try await story.change { try $0.takeBack(.followUp(story.followUp), version: edited.version) }
        let stored = try await story.read { try $0.followUp(story.followUp).orFail().followUp }
        #expect(stored.teamID == edited.teamID && stored.trackerAddress.isEmpty)
    }

    @Test func `a field that was empty is kept as empty, not as unknown`() async throws {
        let story = try await Story()
        let old = try await story.read { try $0.followUp(story.followUp).orFail().followUp }
        try await story.change(as: story.office.asAlma) {
            var edit = FollowUpEdit(old)
            edit.teamID = story.platform
            try $0.editFollowUp(story.followUp, edit, from: old.version)
        }
        try await story.change {
            var edit = FollowUpEdit(old)
            edit.title = "Bo's"
            try $0.editFollowUp(story.followUp, edit, from: old.version)
        }
        let stored = try await story.read { try $0.followUp(story.followUp).orFail().followUp }
        #expect(stored.teamID == story.platform && stored.title == "Bo's")
    }

    /// A property that is in no field would be neither merged nor kept.
    @Test func `every property of what people fill in is a field`() async throws {
        let story = try await Story()
        try await story.editEverything()
        let edits: [any MergedByField] = try await story.change { change in
            let reading = change.reading
            return [
                try reading.fields(of: story.incident).orFail(),
                TimelineEventEdit(try reading.timelineEvent(story.event).orFail()),
                FindingEdit(try reading.finding(story.finding).orFail()),
                try change.edit(of: story.guardrail) as GuardrailEdit,
                FollowUpEdit(try reading.followUp(story.followUp).orFail().followUp),
                LaunchEdit(try reading.launch(story.launch).orFail(), services: try reading.services(of: story.launch)),
                PremortemEdit(
                    try reading.premortem(story.session).orFail(), services: try reading.services(of: story.session)),
            ]
        }
        let kept = try await kept(story)
        #expect(edits.count == Set(kept.map(\.subject)).count)
        for edit in edits { #expect(properties(of: edit) == names(of: edit), "\(type(of: edit))") }
    }

    /// A property that was renamed keeps the old name in its field; then the pair belongs here.
    private func properties(of edit: any MergedByField) -> [String] {
        Mirror(reflecting: edit).children.flatMap { child in
            (child.value as? any MergedByField).map(properties) ?? [child.label ?? ""]
        }
    }

    private func names<Edit: MergedByField>(of edit: Edit) -> [String] { Edit.fields.map(\.name) }
}
