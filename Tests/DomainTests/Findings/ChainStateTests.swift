import Domain
import Testing

struct ChainStateTests {
    @Test func `a gap asks for a guardrail, and an observation does not`() {
        let observations: [FindingKind] = [.guardrailHeld, .surprise, .wentWell, .openQuestion]
        #expect(FindingKind.allCases.filter { !$0.asksForGuardrail } == observations)
    }

    @Test func `a gap with no answer is open`() {
        #expect(ChainState.of(.missingGuardrail, guardrails: [], hasFollowUp: false) == .open)
        #expect(ChainState.of(.missingGuardrail, guardrails: [.retired], hasFollowUp: false) == .open)
    }

    @Test func `a follow-up or a guardrail that is coming is an answer under way`() {
        #expect(ChainState.of(.detectionGap, guardrails: [], hasFollowUp: true) == .underWay)
        #expect(ChainState.of(.detectionGap, guardrails: [.proposed], hasFollowUp: false) == .underWay)
        #expect(ChainState.of(.detectionGap, guardrails: [.building, .retired], hasFollowUp: false) == .underWay)
        #expect(ChainState.of(.detectionGap, guardrails: [.retired], hasFollowUp: true) == .underWay)
    }

    @Test(arguments: [GuardrailState.inPlace, .proven, .stale, .degraded])
    func `a guardrail in place closes it, whatever else is there`(state: GuardrailState) {
        #expect(ChainState.of(.gotLucky, guardrails: [.proposed, state], hasFollowUp: false) == .closed)
        #expect(ChainState.of(.wentWell, guardrails: [state], hasFollowUp: true) == .closed)
    }

    @Test func `what asks for none needs none, even while something is on its way`() {
        #expect(ChainState.of(.wentWell, guardrails: [], hasFollowUp: false) == .notNeeded)
        #expect(ChainState.of(.surprise, guardrails: [.building], hasFollowUp: true) == .notNeeded)
    }
}
