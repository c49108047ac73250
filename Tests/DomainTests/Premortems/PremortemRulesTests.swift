import Foundation
import Testing

@testable import Domain

struct PremortemRulesTests {
    @Test func `a pre-mortem moves one step forward or back, and nothing leads out of its end`() {
        #expect(PremortemPhase.lobby.next == .brief)
        #expect(PremortemPhase.lobby.previous == nil)
        #expect(PremortemPhase.voting.previous == .grouping)
        #expect(PremortemPhase.decision.next == .closed)
        for phase in [PremortemPhase.closed, .lookedBack] {
            #expect(phase.next == nil)
            #expect(phase.previous == nil)
        }
        var phase = PremortemPhase.lobby
        var seen = [phase]
        while let next = phase.next {
            #expect(next.previous == phase || next == .closed)
            phase = next
            seen.append(phase)
        }
        #expect(seen == PremortemPhase.steps)
    }

    @Test func `cards are shown from the reveal on, votes once the voting has ended`() {
        #expect(PremortemPhase.allCases.filter { !$0.showsCards } == [.lobby, .brief, .silentWriting])
        #expect(
            PremortemPhase.allCases.filter(\.showsVotes) == [.mitigation, .decision, .closed, .lookedBack])
        #expect(PremortemPhase.allCases.filter(\.takesCards) == [.silentWriting, .reveal, .grouping])
    }

    @Test func `names are shown as the pre-mortem said when it began`() {
        for phase in PremortemPhase.allCases {
            #expect(!Anonymity.anonymous.showsNames(in: phase))
            #expect(!Anonymity.anonymous.showsWriters(in: phase))
        }
        #expect(!Anonymity.namedAfterReveal.showsNames(in: .reveal))
        #expect(Anonymity.namedAfterReveal.showsNames(in: .grouping))
        #expect(!Anonymity.namedAfterReveal.showsWriters(in: .silentWriting))
        #expect(Anonymity.named.showsNames(in: .reveal))
        #expect(Anonymity.named.showsWriters(in: .silentWriting))
        #expect(!Anonymity.named.showsNames(in: .silentWriting))
    }

    @Test func `a code is read as people type it`() {
        for text in ["7KQ2MX", "7kq-2mx", " 7kq 2mx "] { #expect(JoinCode(text)?.text == "7KQ2MX", "\(text)") }
        for text in ["", "7KQ2M", "7KQ2MXX", "7KQ2M0", "7KQ2MI", "ÄKQ2MX", String(repeating: "7", count: 100)] {
            #expect(JoinCode(text) == nil, "\(text)")
        }
        #expect(JoinCode("7KQ2MX")?.spoken == "7KQ-2MX")
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let code = JoinCode(using: &generator)
            #expect(JoinCode(code.spoken) == code)
        }
    }

    @Test func `the leading risks are those with the most dots, and whoever ties with the last of them`() {
        func risk(_ id: Int64, _ dots: Int?) -> Risk {
            Risk(
                id: ID(id), premortemID: ID(1), title: "", dots: dots, likelihood: nil, impact: nil, warningSign: "",
                acceptance: nil, outcome: nil, outcomeNote: "")
        }
        let risks = [9, 1, 4, 0, 4, 4, 5, 6].enumerated().map { risk(Int64($0.offset), $0.element) }
        #expect(risks.leading.map(\.dots) == [9, 6, 5, 4, 4, 4])
        #expect([risk(1, 0), risk(2, 0)].leading.count == 2)
        #expect([Risk]().leading.isEmpty)
    }

    @Test(arguments: [
        (Pace.together, 19.0, false), (.together, 21, true), (.overDays, 3_600, false), (.overDays, 90_000, true),
    ])
    func `somebody takes over once the facilitator has been away for long enough`(
        pace: Pace, seconds: Double, canBe: Bool
    ) throws {
        let now = Date(timeIntervalSince1970: 1_772_366_400)
        let code = try #require(JoinCode("7KQ2MX"))
        var premortem = Premortem(
            id: ID(1), title: "", launchID: nil,
            script: PremortemScript(question: "", prompts: [], reviewQuestions: []),
            anonymity: .named, pace: pace, phase: .voting, phaseSince: .distantPast, endsAt: nil, facilitatorID: ID(1),
            joinCode: code, allowsGuests: false, dots: 5, lookBackOn: nil, decision: nil, decisionNote: "",
            decidedAt: nil,
            closedAt: nil, lookedBackAt: nil, lookBackNote: "", version: 1)
        #expect(premortem.canBeTakenOver(lastSeen: now.addingTimeInterval(-seconds), at: now) == canBe)
        premortem.phaseSince = now
        #expect(!premortem.canBeTakenOver(lastSeen: now.addingTimeInterval(-seconds), at: now))
        premortem.phaseSince = .distantPast
        premortem.phase = .closed
        #expect(!premortem.canBeTakenOver(lastSeen: .distantPast, at: now))
    }

    @Test func `a template has prompts and review questions`() throws {
        let template = try PremortemTemplate(
            slug: "x", name: "X", summary: "", order: 1, question: "What happened?",
            body:
                "## Tiger\n\nIt bites.\n\n## Elephant\n\n## Review questions\n\n- What if it runs\n  twice?\n- How do we undo it?\n"
        )
        #expect(template.script.prompts.map(\.title) == ["Tiger", "Elephant"])
        #expect(template.script.prompts.first?.help == "It bites.")
        #expect(template.script.reviewQuestions == ["What if it runs twice?", "How do we undo it?"])
        for body in ["", "## Tiger\n", "## Review questions\n\n- Why?\n"] {
            #expect(throws: Refusal.self) {
                try PremortemTemplate(slug: "x", name: "X", summary: "", order: 1, question: "", body: body)
            }
        }
    }
}
