import Domain
import Testing

struct ClosingCheckTests {
    @Test(arguments: [PostmortemState.published, .notRequired, .archived])
    func `with a postmortem and a good guardrail nothing is missing`(postmortem: PostmortemState) {
        #expect(check(postmortem: postmortem).missing.isEmpty)
    }

    @Test(arguments: [PostmortemState.draft, .inReview, .changesRequested, .approved, nil])
    func `a postmortem that nobody can read is missing`(postmortem: PostmortemState?) {
        #expect(fields(check(postmortem: postmortem)) == ["postmortem"])
    }

    @Test func `a commitment without an owner or a date is named by its key`() {
        let missing = check(adrift: [Key(.followUp, 4), Key(.followUp, 31)]).missing
        #expect(missing.map(\.field) == ["follow-ups"])
        #expect(missing.first?.sentence.contains("FU-4, FU-31") == true)
    }

    @Test(arguments: Strength.allCases)
    func `a weak guardrail is not enough without a reason, and a better one is`(strength: Strength) {
        let isWeak = strength == .policyOrTraining
        #expect(fields(check(strongest: strength)) == (isWeak ? ["weak_guardrails_reason"] : []))
        #expect(check(strongest: strength, reason: "Retired with the service.").missing.isEmpty)
    }

    @Test func `no guardrail at all is as little as a weak one`() {
        #expect(fields(check(strongest: nil)) == ["weak_guardrails_reason"])
        #expect(check(strongest: nil, reason: "Nothing to guard any more.").missing.isEmpty)
    }

    @Test(arguments: IncidentKind.allCases)
    func `everything that is missing is said at once, for every kind`(kind: IncidentKind) {
        let empty = ClosingCheck(
            postmortem: nil, adrift: [Key(.followUp, 1)], strongestGuardrail: nil, weakGuardrailsReason: "", kind: kind)
        #expect(fields(empty) == ["postmortem", "follow-ups", "weak_guardrails_reason"])
    }

    private func fields(_ check: ClosingCheck) -> [String] { check.missing.map { $0.field ?? "" } }

    private func check(
        postmortem: PostmortemState? = .published, adrift: [Key] = [], strongest: Strength? = .forcingFunction,
        reason: String = ""
    ) -> ClosingCheck {
        ClosingCheck(
            postmortem: postmortem, adrift: adrift, strongestGuardrail: strongest, weakGuardrailsReason: reason,
            kind: .incident)
    }
}
