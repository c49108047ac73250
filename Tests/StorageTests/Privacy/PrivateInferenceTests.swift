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
            try change.setAudience(of: place.incident, Audience(people: [story.office.bo, story.office.alma]))
        }
        #expect(try await story.office.read(as: place.asCleo) { try $0.incident(story.other) } == nil)
        #expect(try await story.read { try $0.incident(story.other) } != nil)
    }

    @Test func `from the history of a guardrail whose link to it was removed`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        try await story.change { change in
            let premortem = try change.reading.first(
                "SELECT premortem_id FROM risk WHERE id = ?", [story.risk.rawValue]
            ) { $0.id(Premortem.self) }
            try change.setAudience(
                of: .premortem(premortem.orFail()), Audience(people: [story.office.bo, story.office.alma]))
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
        let audience = Audience(people: [story.office.bo, story.office.alma])
        let premortem = try await story.change { change in
            let id = try change.reading.first(
                "SELECT id FROM premortem WHERE launch_id = ?", [story.launch.rawValue]
            ) { $0.id(Premortem.self) }.orFail()
            try change.setAudience(of: .launch(story.launch), audience)
            return id
        }
        try await story.change(as: place.asCleo) { try $0.breakGlass(of: .premortem(premortem), reason: "Bo is ill") }
        let refusal = await #expect(throws: Refusal.self) {
            try await story.change(as: place.asCleo) { change in
                try change.setAudience(
                    of: .premortem(premortem), Audience(people: audience.people.union([place.cleo])))
            }
        }
        #expect(refusal?.words.hasSuffix("can decide who may see it.") == true)
    }
}
