import Domain
import HTML
import Storage

extension Findings {
    /// The chains of one finding: one for each follow-up and each guardrail it leaves behind, then the guardrails that
    /// the finding asked for and that no follow-up builds. A missing part is a gap with a button to create it.
    static func answerChains(_ dossier: FindingDossier, _ frame: Frame) -> [ChainLink] {
        answerChains(
            dossier.finding, dossier.followUps.map { ($0.followUp.followUp, $0.guardrails.map(\.guardrail)) },
            unbuilt: dossier.unbuilt.map(\.guardrail), frame)
    }

    static func answerChains(_ chain: FindingChain, _ frame: Frame) -> [ChainLink] {
        answerChains(
            chain.finding, chain.followUps.map { ($0.followUp, chain.guardrails(of: $0.followUp)) },
            unbuilt: chain.unbuilt, frame)
    }

    private static func answerChains(
        _ finding: Finding, _ answers: [(followUp: FollowUp, guardrails: [GuardrailSummary])],
        unbuilt: [GuardrailSummary], _ frame: Frame
    ) -> [ChainLink] {
        var start = ChainLink(finding: (finding.title, Paths.finding(finding.id)), findingKind: finding.kind)
        var chains: [ChainLink] = []
        for (followUp, guardrails) in answers {
            var chain = start
            chain.setFollowUp(followUp)
            if guardrails.isEmpty && followUp.state != .declined && followUp.state != .superseded {
                chain.createGuardrail = Paths.newGuardrail(finding: finding.id, followUp: followUp.id)
            }
            chains += chain.ending(in: guardrails, frame)
        }
        for guardrail in unbuilt {
            var chain = start
            let state = guardrail.state(at: frame.now)
            if !state.isInPlace && state != .retired {
                chain.createFollowUp = Paths.newFollowUp(finding: finding.id, adding: guardrail.id)
            }
            chains += chain.ending(in: [guardrail], frame)
        }
        if !chains.isEmpty || !finding.kind.asksForGuardrail { return chains }
        start.createFollowUp = Paths.newFollowUp(finding: finding.id)
        start.createGuardrail = Paths.newGuardrail(finding: finding.id)
        return [start]
    }

    static func chainList(_ chains: [ChainLink], _ frame: Frame) -> HTML {
        """
        <ul class="chains">
        \(each: chains, { "<li>\(chain($0, frame))</li>\n" })
        </ul>
        """
    }
}

extension ChainLink {
    mutating func setFollowUp(_ followUp: FollowUp) {
        self.followUp = (followUp.key, followUp.title, followUp.state, Paths.followUp(followUp.id))
    }

    /// One chain for each guardrail, or this chain with a gap if there is none.
    func ending(in guardrails: [GuardrailSummary], _ frame: Frame) -> [ChainLink] {
        if guardrails.isEmpty { return [self] }
        return guardrails.map { guardrail in
            var chain = self
            chain.guardrail = (
                guardrail.key, guardrail.name, guardrail.state(at: frame.now), guardrail.strength.grade,
                Paths.guardrail(guardrail.id)
            )
            return chain
        }
    }
}
