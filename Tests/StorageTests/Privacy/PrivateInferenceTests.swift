import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Nobody can conclude that a private record exists")
struct PrivateInferenceTests {
    @Test func `from a public record that its words push out of a search`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            for letter in "abcdefghijkl" {
                _ = try change.declare(
                    IncidentDeclaration(title: "The zq\(letter)q was published", severity: .sev4, audience: Audience()))
            }
            _ = try change.declare(IncidentDeclaration(title: "The zqzq was slow", severity: .sev4))
        }
        let found = try await story.office.read(as: place.asCleo) { reading in
            try reading.search(SearchTerms("zq")).flatMap(\.results).map(\.title)
        }
        #expect(found.count == 1 && found[0].contains("zqzq"))
    }

    @Test func `from an incident that was merged with it before it was private`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            try change.merge(story.other, into: story.incident)
            try change.setAudience(of: place.incident, place.audience)
        }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(story.other) } == nil)
        #expect(try await story.read { try $0.incident(story.other) } != nil)
    }

    @Test func `from the history of a guardrail whose link to it was removed`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            try change.setAudience(of: .premortem(story.premortem), place.audience)
            let link = try change.link(story.guardrail, .mitigates, .risk(story.risk))
            try change.delete(.guardrailLink(link))
        }
        func told(_ asker: Asker) async throws -> Bool {
            let dossier = try await story.office.read(as: asker) { try $0.guardrailDossier(story.guardrail) }
            return try dossier.orFail().history.contains { $0.action.contains("a link of") }
        }
        #expect(try await told(story.office.asBo))
        #expect(try await !told(place.asCleo))
    }

    @Test func `and broken glass of a launch does not decide who sees its pre-mortem`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        let premortem = PrivateRecord.premortem(story.premortem)
        try await story.change { try $0.setAudience(of: .launch(story.launch), place.audience) }
        try await story.change(as: place.asCleo) { try $0.breakGlass(of: premortem, reason: "Bo is ill") }
        let refusal = await #expect(throws: Refusal.self) {
            try await story.change(as: place.asCleo) { change in
                try change.setAudience(
                    of: premortem, Audience(people: place.audience.people.union([place.cleo])))
            }
        }
        #expect(refusal?.words.hasSuffix("can decide who may see it.") == true)
    }

    @Test func `nor is work given to somebody who may not see it, also while its launch is in the bin`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            try change.setAudience(of: .launch(story.launch), place.audience)
            try change.delete(.launch(story.launch))
        }
        let refused = try await story.office.refusedFields {
            try await story.change { change in
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Rehearse it", ownerID: place.cleo), incident: nil, finding: nil,
                    state: .proposed, premortem: story.premortem)
            }
        }
        #expect(refused == ["owner"])
    }
}
