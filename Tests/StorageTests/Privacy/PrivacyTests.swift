import Domain
import Foundation
import Testing

@testable import Storage

@Suite("A private record")
struct PrivacyTests {
    @Test func `names whoever makes it private, and is nothing to an administrator who is not named`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        let words = try await story.change { change in
            let id = try change.declare(
                IncidentDeclaration(
                    title: "A key was published", severity: .sev1, state: .active, services: [story.ledger],
                    audience: Audience()))
            return (id, try change.reading.privacy(of: .incident(id))?.words)
        }
        #expect(words.1 == "Bo Lind")
        for asker in [place.asCleo, story.office.asAlma, .command("export"), story.asPipeline, .nobody] {
            #expect(try await story.office.read(as: asker) { try $0.incident(words.0) } == nil)
            #expect(try await story.office.read(as: asker) { try $0.search(SearchTerms("published")).isEmpty })
            #expect(
                try await story.office.read(as: asker) { try $0.incidents(IncidentQuery()).count }
                    == (asker.isMember ? 2 : 0))
        }
        #expect(try await story.read { try $0.incidents(IncidentQuery()).count } == 3)
        let refusal = await #expect(throws: Refusal.self) {
            try await story.change(as: place.asCleo) { try $0.touchable(words.0) }
        }
        #expect(refusal?.words == "INC-3 does not exist, or was moved to the bin.")
    }

    @Test func `holds its freeze, with a reason that says nothing`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            _ = try change.declare(
                IncidentDeclaration(
                    title: "A key was published", severity: .sev1, state: .active, services: [story.ledger],
                    audience: Audience()))
        }
        let now = Office.morning.after(minutes: 61)
        let answer = try await story.change(as: story.asPipeline, after: 61) {
            try $0.answerPipeline(service: "ledger", override: nil)
        }
        #expect(answer?.frozen == true && answer?.incident == nil)
        #expect(answer?.reason?.contains("an incident is active") == true)
        let seen = try await story.office.read(as: place.asCleo) { try $0.freezesInForce(at: now) }
        #expect(seen.filter(\.isHidden).map(\.freeze.reason) == ["an incident is active"])
        #expect(try await story.read { try $0.freezesInForce(at: now).filter(\.isHidden).isEmpty })
        let hidden = try #require(seen.first(where: \.isHidden)?.freeze.id)
        #expect(try await story.office.read(as: place.asCleo) { try $0.freeze(hidden) } == nil)
    }

    @Test func `names everybody who is given work in it`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        let due = Story.friday
        func refused(_ body: @escaping @Sendable (Change) throws -> Void) async throws -> [String]? {
            try await story.office.refusedFields { try await story.change(body) }
        }
        let (incident, cleo) = (story.incident, place.cleo)
        #expect(
            try await refused {
                try $0.setRoles(of: incident, [RoleAssignment(role: .guardrailLead, personID: cleo)])
            } == ["guardrail_lead"])
        #expect(
            try await refused { change in
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Change it", ownerID: cleo, due: due), incident: incident, finding: nil,
                    state: .committed)
            } == ["owner"])
        let followUp = story.followUp
        #expect(
            try await refused { change in
                var edit = FollowUpEdit(try change.reading.followUp(followUp).orFail().followUp)
                edit.ownerID = cleo
                try change.editFollowUp(
                    followUp, edit, from: try change.reading.followUp(followUp).orFail().followUp.version)
            } == ["owner"])
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asAlma) { change in
                    let edit = GrantEdit(level: .editor, scope: .incident(incident), reason: "To help")
                    _ = try change.give(
                        edit,
                        to: try change.createPerson(
                            name: "Eli Roth", email: "eli@example.org", level: .observer, zone: "UTC", passwordHash: nil
                        ))
                }
            } == ["incident"])
        // Bo works on it, so he stays named, and somebody always is.
        #expect(
            try await refused { try $0.setAudience(of: .incident(incident), Audience(people: [cleo])) } == ["people"])
        #expect(try await refused { try $0.setAudience(of: .incident(incident), Audience()) } == ["people"])
        try await story.change { change in
            let (bo, alma) = (story.office.bo, story.office.alma)
            try change.setAudience(of: .incident(incident), Audience(people: [bo, alma, cleo]))
        }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(incident) } != nil)
    }

    @Test func `is decided about by those whom it names`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        try await story.change(as: place.asCleo) {
            try $0.breakGlass(of: place.incident, reason: "The press has called")
        }
        for body: @Sendable (Change) throws -> Void in [
            { try $0.makePublic(place.incident) },
            { try $0.setAudience(of: place.incident, Audience(people: [place.cleo])) },
        ] {
            #expect(try await story.office.refusedFields { try await story.change(as: place.asCleo, body) } == [""])
        }
        try await story.change { try $0.makePublic(place.incident) }
        #expect(try await story.office.read(as: place.asCleo) { try $0.privacy(of: place.incident) } == nil)
        #expect(try await story.office.read(as: .command("export")) { try $0.incident(story.incident) } != nil)
        let entry = try await story.read { try $0.history(of: story.incident).first }
        #expect(entry?.action == "made it visible to everybody")
    }

    @Test func `is opened by broken glass for hours, and those whom it names see who looked`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        let before = try await story.office.dump()
        let sentences = try await withThrowingTaskGroup(of: String.self) { group in
            for record in [
                PrivateRecord.incident(ID(99)), .incident(story.other), .launch(story.launch), .premortem(ID(99)),
            ] {
                group.addTask {
                    do {
                        try await story.change(as: place.asCleo) { try $0.breakGlass(of: record, reason: "Why not") }
                        return "opened"
                    } catch let refusal as Refusal { return refusal.words }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        // One that exists, is public, or is another's bin is told apart by nothing.
        #expect(sentences.count == 1 && !sentences.contains("opened"))
        #expect(try await story.office.dump() == before)
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: place.asCleo) { try $0.breakGlass(of: place.incident, reason: " ") }
            } == ["reason"])
        try await story.change(as: place.asCleo) {
            try $0.breakGlass(of: place.incident, reason: "The press has called")
        }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(story.incident) } != nil)
        let openings = try await story.read { try $0.privacy(of: place.incident)?.openings ?? [] }
        #expect(openings.map(\.personName) == ["Cleo Falk"])
        #expect(openings.map(\.reason) == ["The press has called"])
        #expect(try await story.read { try $0.glassBroken(since: Office.morning).count } == 1)
        #expect(try await story.office.read(as: place.asCleo) { try $0.glassBroken(since: Office.morning).isEmpty })
        story.office.store.follow { Office.morning.after(minutes: 60 + 239) }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(story.incident) } != nil)
        story.office.store.follow { Office.morning.after(minutes: 60 + 240) }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(story.incident) } == nil)
        // The editor's level is not enough.
        await #expect(throws: Forbidden.self) {
            try await story.change { try $0.breakGlass(of: place.incident, reason: "Because") }
        }
    }
}

extension Change {
    fileprivate func touchable(_ id: ID<Incident>) throws {
        _ = try requireIncident(id)
    }
}
