import Domain
import Foundation
import Testing

@testable import Storage

struct SuggestionAnswerTests {
    private let canary = (slug: "canary", name: "Canary release")

    /// A second finding of the story's incident.
    private func otherFinding(_ story: Story) async throws -> ID<Finding> {
        try await story.change { change in
            try change.addFinding(
                to: story.incident, FindingEdit(kind: .detectionGap, title: "Nobody saw it", detail: ""))
        }
    }

    @Test func `an answer teaches other findings with its words, not the one it was given on`() async throws {
        let story = try await Story()
        let other = try await otherFinding(story)
        try await story.change {
            try $0.judgeSuggestion(canary, to: story.finding, .turnedDown, terms: ["cache", "cold"])
        }
        let lessons = { @Sendable (finding: ID<Finding>, terms: [String]) in
            try await story.read { try $0.suggestionLessons(for: terms, besides: finding) }
        }
        #expect(
            try await lessons(other, ["cache", "disk"]) == [
                SuggestionLesson(entry: "canary", term: "cache", accepted: 0, turnedDown: 1)
            ])
        #expect(try await lessons(other, ["disk"]) == [])
        #expect(try await lessons(other, []) == [])
        #expect(try await lessons(story.finding, ["cache"]) == [])
    }

    @Test func `the latest answer on a suggestion counts, and one that is taken back teaches nothing`() async throws {
        let story = try await Story()
        let other = try await otherFinding(story)
        for answer in [SuggestionAnswer.turnedDown, .turnedDown, .accepted] {
            try await story.change { try $0.judgeSuggestion(canary, to: story.finding, answer, terms: ["cache"]) }
        }
        let row = try #require(try await story.read { try $0.suggestionAnswers(on: story.finding) }.first)
        #expect(row.answer == .accepted)
        #expect(row.terms == ["cache"])
        #expect(try await story.read { try $0.suggestionAnswers().count } == 1)
        #expect(
            try await story.change { try $0.takeBackSuggestionAnswer(row.id, called: "Canary release") }
                == story.finding)
        #expect(try await story.read { try $0.suggestionAnswers().isEmpty })
        #expect(try await story.read { try $0.suggestionLessons(for: ["cache"], besides: other) } == [])
        let actions = try await story.read { try $0.history(of: story.finding) }.map(\.action)
        #expect(actions.contains("turned down the suggestion “Canary release”"))
        #expect(actions.contains("took back the answer to the suggestion “Canary release”"))
    }

    @Test func `a member sees answers, nobody does, and those on a finding in the bin teach nothing`() async throws {
        let story = try await Story()
        let other = try await otherFinding(story)
        try await story.change { try $0.judgeSuggestion(canary, to: story.finding, .accepted, terms: ["cache"]) }
        let counts = { @Sendable (reading: Reading) in
            let row = try reading.suggestionAnswer(ID(1)).map { _ in 1 } ?? 0
            return [
                row, try reading.suggestionAnswers().count, try reading.suggestionAnswers(on: story.finding).count,
                try reading.suggestionLessons(for: ["cache"], besides: other).count,
            ]
        }
        #expect(try await story.read(counts) == [1, 1, 1, 1])
        #expect(try await story.office.read(as: .nobody, counts) == [0, 0, 0, 0])
        try await story.change { try $0.delete(.finding(story.finding)) }
        #expect(try await story.read(counts) == [0, 0, 0, 0])
    }
}

struct SuggestedGuardrailTests {
    @Test func `guardrails are found by their words as they are now, for members, and not from the bin`() async throws {
        let story = try await Story()
        let memory = GuardrailMemory()
        let catalogue = Catalogue.empty
        let (finding, guardrail) = try await story.change { change in
            for name in ["Canary release", "Lock timeout", "Soft delete"] {
                _ = try change.addGuardrail(
                    GuardrailEdit(name: name, kind: .canary, position: .limit, strength: .automaticLimit))
            }
            let finding = try change.addFinding(
                to: story.incident,
                FindingEdit(kind: .detectionGap, title: "The certificate of the gateway expired", detail: ""))
            let guardrail = try change.addGuardrail(
                GuardrailEdit(
                    name: "Certificate expiry alarm", kind: .alert, position: .detect, strength: .engineeredWarning))
            return (finding, guardrail)
        }
        let suggested = { @Sendable (reading: Reading) in
            guard let found = try story.found(finding, reading) else { return [ID<Guardrail>]() }
            let context = FindingContext(kind: found.kind, title: found.title, detail: found.detail)
            return try reading.guardrailsSuggested(to: found, context, by: catalogue, memory).map(\.guardrail.id)
        }
        #expect(try await story.read(suggested) == [guardrail])
        #expect(try await story.office.read(as: .nobody, suggested) == [])
        try await story.change { try $0.delete(.guardrail(guardrail)) }
        #expect(try await story.read(suggested) == [])
        let later = try await story.change {
            try $0.addGuardrail(
                GuardrailEdit(
                    name: "Gateway certificate renewal", kind: .other, position: .prevent, strength: .automaticLimit))
        }
        #expect(try await story.read(suggested) == [later])
    }
}

extension Story {
    fileprivate func found(_ id: ID<Finding>, _ reading: Reading) throws -> Finding? { try reading.finding(id) }
}
