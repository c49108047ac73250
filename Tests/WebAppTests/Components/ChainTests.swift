import Domain
import Foundation
import HTML
import Testing

@testable import WebApp

@Suite struct ChainTests {
    let finding = (title: "Empty means all", link: Link(["findings", "1"]))
    let followUp = (
        key: Key(.followUp, 31), title: "Refuse it", state: FollowUpState.verified, link: Link(["follow-ups", "FU-31"])
    )

    func guardrail(
        _ state: GuardrailState
    ) -> (key: Key, name: String, state: GuardrailState, grade: Strength.Grade, link: Link) {
        (Key(.guardrail, 7), "Empty means nothing", state, .strong, Link(["guardrails", "GR-7"]))
    }

    @Test(arguments: GuardrailState.allCases)
    func `a chain is closed exactly when its guardrail is in place`(state: GuardrailState) {
        let html = chain(ChainLink(finding: finding, followUp: followUp, guardrail: guardrail(state)), .sample())
            .description
        #expect(html.contains("class=\"chain closed\"") == state.isInPlace)
    }

    @Test func `a gap offers to create what is missing`() {
        let html = chain(
            ChainLink(finding: finding, followUp: followUp, createGuardrail: Link(["guardrails", "new"])), .sample()
        ).description
        #expect(html.contains("No guardrail yet"))
        #expect(html.contains("href=\"/guardrails/new\">Add a guardrail</a>"))
    }

    @Test func `somebody who may not create anything sees the gap without a button`() {
        let html = chain(ChainLink(finding: finding), .sample()).description
        #expect(html.contains("No follow-up"))
        #expect(!html.contains("class=\"button"))
    }

    @Test func `a finding that asks for nothing ends without a gap`() {
        let html = chain(ChainLink(finding: finding, findingKind: .wentWell), .sample()).description
        #expect(!html.contains("missing"))
        #expect(html.contains("Went well"))
    }

    @Test func `a guardrail that came without a follow-up leaves no gap between`() {
        let html = chain(ChainLink(finding: finding, guardrail: guardrail(.proven)), .sample()).description
        #expect(!html.contains("missing"))
    }

    @Test func `of the chains of one finding, each names again what the one above it has`() {
        let other = (
            Key(.guardrail, 8), "Dry run", GuardrailState.proven, Strength.Grade.strong, Link(["guardrails", "GR-8"])
        )
        let chains = ChainLink.markingRepetitions([
            ChainLink(finding: finding, followUp: followUp, guardrail: guardrail(.proven)),
            ChainLink(finding: finding, followUp: followUp, guardrail: other),
            ChainLink(finding: finding, guardrail: other),
        ])
        #expect(chains.map(\.repeatsFinding) == [false, true, true])
        #expect(chains.map(\.repeatsFollowUp) == [false, true, false])
        #expect(chain(chains[1], .sample()).description.components(separatedBy: "repeated").count == 3)
        #expect(!chain(chains[0], .sample()).description.contains("repeated"))
    }
}
