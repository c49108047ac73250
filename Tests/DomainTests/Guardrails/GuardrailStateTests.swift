import Domain
import Foundation
import Testing

struct GuardrailStateTests {
    private let proven = Date(timeIntervalSince1970: 1_770_000_000)

    @Test func `people choose some states, and proofs and incidents set the others`() {
        let table: [(GuardrailState, [GuardrailState])] = [
            (.proposed, [.building, .inPlace, .retired]),
            (.building, [.inPlace, .proposed, .retired]),
            (.inPlace, [.retired]),
            (.proven, [.retired]),
            (.stale, [.retired]),
            (.degraded, [.building, .inPlace, .retired]),
            (.retired, [.proposed]),
        ]
        #expect(table.map(\.0) == GuardrailState.allCases)
        for (state, choices) in table {
            #expect(state.choices == choices, "\(state)")
            #expect(!choices.contains(.proven) && !choices.contains(.stale) && !choices.contains(.degraded))
        }
    }

    @Test func `what is there but doubtful is in place and needs attention`() {
        #expect(GuardrailState.allCases.filter(\.isInPlace) == [.inPlace, .proven, .stale, .degraded])
        #expect(GuardrailState.allCases.filter(\.needsAttention) == [.stale, .degraded])
    }

    @Test func `a proven guardrail becomes stale by itself when its proof is overdue`() {
        let guardrail = guardrail(.proven, every: 30, provenAt: proven)
        let due = proven.addingTimeInterval(30 * 86_400)
        #expect(guardrail.proofDueAt == due)
        #expect(guardrail.state(at: proven) == .proven)
        #expect(guardrail.state(at: due) == .proven)
        #expect(guardrail.state(at: due.addingTimeInterval(1)) == .stale)
        #expect(guardrail.recordedState == .proven)
    }

    @Test func `one that need not be proven again stays proven`() {
        #expect(guardrail(.proven, every: nil, provenAt: proven).state(at: .distantFuture) == .proven)
    }

    @Test(arguments: [GuardrailState.proposed, .building, .inPlace, .degraded, .retired])
    func `only what was proven grows stale`(state: GuardrailState) {
        #expect(guardrail(state, every: 1, provenAt: proven).state(at: .distantFuture) == state)
        #expect(guardrail(state, every: 1, provenAt: nil).proofDueAt == nil)
    }

    @Test func `each relation has one kind of other end`() {
        #expect(GuardrailRelation.all(to: .finding) == [.proposedBy])
        #expect(GuardrailRelation.all(to: .followUp) == [.addedBy, .repairedBy, .provenBy])
        #expect(
            GuardrailRelation.all(to: .incident) == [.wouldHaveCaught, .absentIn, .failedIn, .bypassedIn, .heldIn])
    }

    @Test func `only failing and being bypassed degrade a guardrail`() {
        #expect(GuardrailRelation.allCases.filter(\.degrades) == [.failedIn, .bypassedIn])
    }

    private func guardrail(_ state: GuardrailState, every days: Int?, provenAt: Date?) -> Guardrail {
        Guardrail(
            id: ID(7), name: "Type the name to delete", statement: "", kind: .mollyGuard, position: .prevent,
            strength: .forcingFunction, recordedState: state, proofEveryDays: days, lastProvenAt: provenAt,
            createdAt: proven, updatedAt: proven)
    }
}
