import Testing

@testable import Domain

@Suite("The next step of an incident that is over")
struct AftermathStepTests {
    private func check(_ postmortem: PostmortemState?, reason: String = "") -> ClosingCheck {
        ClosingCheck(
            postmortem: postmortem, adrift: [], strongestGuardrail: .substitute, weakGuardrailsReason: reason,
            kind: .incident)
    }

    @Test func `is the postmortem, then the guardrails that are missing, then closing it`() {
        #expect(check(nil).step(in: .resolved, unguarded: 2) == .startPostmortem)
        #expect(check(.draft).step(in: .resolved, unguarded: 2) == .nameGuardrails(2))
        #expect(check(.published).step(in: .postIncident, unguarded: 1) == .nameGuardrails(1))
        #expect(check(.published).step(in: .postIncident, unguarded: 0) == .close)
    }

    @Test func `is nothing while its postmortem is being written or reviewed`() {
        #expect(check(.inReview).step(in: .postIncident, unguarded: 0) == nil)
        #expect(check(.published).step(in: .resolved, unguarded: 0) == nil)
    }

    @Test func `takes a reason for having no stronger guardrail as an answer to its findings`() {
        #expect(check(.published, reason: "A supplier’s.").step(in: .postIncident, unguarded: 3) == .close)
    }

    @Test(arguments: IncidentState.allCases.filter { $0 != .resolved && $0 != .postIncident })
    func `is nothing before it is over and once it is closed`(state: IncidentState) {
        #expect(check(nil).step(in: state, unguarded: 1) == nil)
    }
}
