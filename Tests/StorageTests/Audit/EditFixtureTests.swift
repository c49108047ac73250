import Domain
import Foundation
import Testing

@testable import Storage

struct EditFixtureTests {
    private static let bo = Asker.person(ID(2), .reviewer)
    private static let later = Office.morning.after(days: 1)

    @Test(arguments: EditFixture.all)
    func `what was edited in an earlier release is saved from each version of it`(fixture: EditFixture) async throws {
        let folder = try Folder()
        let store = try fixture.open(in: folder)
        let kept = try await store.read(as: Self.bo) { try $0.keptEdits() }
        #expect(Set(kept.map(\.subject)).count == 7)
        for (subject, version, _) in kept {
            try await store.change(by: Self.bo, at: Self.later.after(minutes: Double(version))) {
                try $0.saveAgain(subject, from: version)
            }
        }
        try store.close()
    }

    @Test(arguments: EditFixture.all)
    func `what was edited in an earlier release is taken back`(fixture: EditFixture) async throws {
        let folder = try Folder()
        let store = try fixture.open(in: folder)
        try await store.change(by: Self.bo, at: Self.later) { change in
            let kept = try change.reading.keptEdits()
            for subject in Set(kept.map(\.subject)) {
                try change.takeBack(subject, version: kept.last { $0.subject == subject }.orFail().version)
            }
            for subject in Set(kept.map(\.subject)) { try change.expectAsBefore(subject) }
        }
        try store.close()
    }

    /// A field that was added, or got another name, needs a fixture: the next release will read what this one keeps.
    @Test func `the latest fixture is what this release keeps`() async throws {
        if ProcessInfo.processInfo.environment["HANDRAIL_WRITE_FIXTURE"] == "1" { try await EditFixture.write() }
        let folder = try Folder()
        let store = try EditFixture.all.last.orFail().open(in: folder)
        let kept = try await store.read(as: Self.bo) { try $0.keptEdits() }
        for (subject, _, names) in kept {
            #expect(
                names == subject.keptNames, "Write one: HANDRAIL_WRITE_FIXTURE=1 swift test --filter EditFixtureTests")
        }
        try store.close()
    }
}

extension Change {
    /// That it is as in the story, before everything was edited.
    fileprivate func expectAsBefore(_ subject: AuditEntry.Subject) throws {
        switch subject {
        case .incident(let id):
            let incident = try reading.incident(id).orFail()
            let services = try reading.services(of: id)
            #expect(incident.title == "Cleanup deletes live rows" && incident.severity == .sev2)
            #expect(services.map(\.name) == ["Checkout", "Ledger"])
        case .timelineEvent(let id):
            let event = try reading.timelineEvent(id).orFail()
            #expect(event.moment == Moment(Office.morning) && event.text == "The cleanup job starts")
        case .finding(let id):
            let finding = try reading.finding(id).orFail()
            #expect(finding.kind == .missingGuardrail && finding.detail == "No limit at all.")
        case .guardrail(let id):
            let guardrail = try reading.guardrail(id).orFail()
            let services = try reading.services(of: id)
            #expect(guardrail.proofMethod == .drill && guardrail.proofEveryDays == 90)
            #expect(guardrail.ownerTeamID != nil && services.map(\.name) == ["Ledger"])
        case .followUp(let id):
            let followUp = try reading.followUp(id).orFail().followUp
            #expect(followUp.teamID == nil && followUp.trackerAddress.isEmpty && followUp.due == Story.friday)
        case .launch(let id):
            let launch = try reading.launch(id).orFail()
            #expect(launch.date == Story.launchDay && launch.ownerID == nil)
        case .premortem(let id):
            let session = try reading.premortem(id).orFail()
            #expect(session.title == "Moving it back" && session.lookBackOn == nil)
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .template, .setting:
            Issue.record("\(subject) keeps no edits")
        }
    }
}
