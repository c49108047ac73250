import Domain
import Testing

@testable import Storage

struct CompletionTests {
    @Test func `what belongs to the incident comes first, then the latest`() async throws {
        let story = try await Story()
        let (lone, near) = try await story.change { change in
            let near = try change.addFollowUp(
                FollowUpEdit(title: "Near"), incident: story.incident, finding: nil, state: .proposed)
            let lone = try change.addFollowUp(
                FollowUpEdit(title: "Lone"), incident: nil, finding: nil, state: .proposed)
            return (lone, near)
        }
        let found = try await story.read { try $0.completions(.followUp, "", near: story.incident) }
        #expect(found.map(\.key) == [near.key, story.followUp.key, lone.key])
        #expect(
            try await story.read { try $0.completions(.incident, "", near: nil) }.map(\.key)
                == [story.other.key, story.incident.key])
        #expect(
            try await story.read { try $0.completions(.guardrail, "", near: story.incident) }.map(\.title)
                == ["Row count limit"])
    }

    @Test func `digits are the beginning of the number, letters that of a word`() async throws {
        let story = try await Story()
        try await story.change { change in
            for number in 3...25 {
                _ = try change.declare(IncidentDeclaration(title: "Number \(number)", severity: .sev5))
            }
        }
        let found = try await story.read { try $0.completions(.incident, "2", near: nil) }
        #expect(found.map(\.key.description) == ["INC-2", "INC-25", "INC-24", "INC-23", "INC-22", "INC-21", "INC-20"])
        #expect(
            try await story.read { try $0.completions(.incident, "clean", near: nil) }.map(\.title)
                == ["Cleanup deletes live rows"])
        #expect(
            try await story.read { try $0.completions(.guardrail, "lim", near: nil) }.map(\.key.description)
                == ["GR-1"])
        for text in ["0", "999999999999999999999999", "\"", "OR", "*", "title:", "x\" OR \"y"] {
            _ = try await story.read { try $0.completions(.incident, text, near: nil) }
        }
    }

    @Test func `there are eight at most, and none of what is in the bin`() async throws {
        let story = try await Story()
        try await story.change { change in
            for _ in 0..<20 { _ = try change.declare(IncidentDeclaration(title: "Cleanup again", severity: .sev5)) }
            try change.delete(.incident(story.incident))
        }
        for text in ["", "1", "cleanup"] {
            let found = try await story.read { try $0.completions(.incident, text, near: story.incident) }
            #expect(found.count == 8)
            #expect(!found.contains { $0.key == story.incident.key })
        }
        #expect(try await story.read { try $0.completions(.premortem, "", near: nil).isEmpty })
    }
}
