import Domain
import Testing

struct GuardrailAnswerTests {
    private let guardrail = ID<Guardrail>(7)

    @Test func `what happened to a guardrail says what kind of finding it is`() {
        let kinds = GuardrailAnswer.encounters.map { GuardrailAnswer.own(guardrail, $0).findingKind }
        #expect(kinds == [.missingGuardrail, .weakGuardrail, .bypassedGuardrail, .guardrailHeld])
        #expect(GuardrailAnswer.entry("dry-run").findingKind == .missingGuardrail)
    }

    @Test
    func `a guardrail that was absent is added, one that failed or was bypassed is repaired, one that held is left`() {
        let work = GuardrailAnswer.encounters.map { GuardrailAnswer.own(guardrail, $0).work }
        #expect(work == [.addedBy, .repairedBy, .repairedBy, nil])
        #expect(GuardrailAnswer.new.work == .addedBy)
    }

    @Test(arguments: [
        GuardrailAnswer.own(ID(7), .absentIn), .own(ID(7), .heldIn), .entry("dry-run"), .new,
    ])
    func `it is read from its words`(answer: GuardrailAnswer) {
        #expect(GuardrailAnswer(answer.words) == answer)
    }

    @Test(arguments: ["", "old", "new 7", "entry", "GR-7", "GR-7 added_by", "INC-7 held_in", "GR-07 held_in"])
    func `anything else is no answer`(words: String) {
        #expect(GuardrailAnswer(words) == nil)
    }
}
