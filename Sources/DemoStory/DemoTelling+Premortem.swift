import Domain
import Foundation
import Storage

extension DemoTelling {
    /// Ten minutes for each phase.
    struct PremortemClock {
        private(set) var now: Date

        init(begin: Date) { now = begin }

        mutating func goOn() { now += 600 }
    }

    func advance(_ id: ID<Premortem>, to phase: PremortemPhase, _ clock: inout PremortemClock) throws {
        while let present = try stage.reading.premortem(id)?.phase, present != phase, let next = present.next {
            clock.goOn()
            try acting(story.launch.head.premortem.facilitator, at: clock.now).movePremortem(
                id, to: next, from: present)
        }
    }

    /// - Returns: the risks by their keys.
    func group(
        _ premortem: DemoLaunchHead.Premortem, _ cards: [ID<Card>], _ id: ID<Premortem>, at instant: Date
    ) throws -> [String: ID<Risk>] {
        let grouping = try acting(premortem.facilitator, at: instant)
        var risks: [String: ID<Risk>] = [:]
        for (card, written) in zip(cards, premortem.cards) {
            if let risk = risks[written.risk] {
                try grouping.moveCard(card, to: risk, in: id)
            } else {
                risks[written.risk] = try stage.risk(ofCard: card)
            }
        }
        for risk in premortem.risks {
            guard let title = risk.title else { continue }
            try grouping.renameRisk(try find(risk.key, in: risks, "risk"), in: id, title: title)
        }
        return risks
    }

    /// - Returns: the follow-ups that are conditions.
    mutating func answer(
        _ premortem: DemoLaunchHead.Premortem, _ risks: [String: ID<Risk>], _ id: ID<Premortem>, at instant: Date
    ) throws -> [ID<FollowUp>] {
        let answering = try acting(premortem.facilitator, at: instant)
        for risk in premortem.risks {
            let found = try find(risk.key, in: risks, "risk")
            try answering.assessRisk(
                found, in: id,
                RiskAssessment(
                    likelihood: risk.likelihood?.value, impact: risk.impact?.value, warningSign: risk.sign ?? ""))
            for guardrail in risk.guardrails ?? [] {
                try answering.mitigateRisk(found, in: id, by: try find(guardrail, in: guardrails, "guardrail"))
            }
            if let accepted = risk.accepted {
                try answering.acceptRisk(
                    found, in: id, reason: accepted.reason, by: try find(accepted.by, in: people, "person"),
                    lookAgainOn: calendar.day(accepted.lookAgainDay))
            }
        }
        let conditions = try premortem.conditions.map { condition in
            try answering.followUpRisk(
                try find(condition.risk, in: risks, "risk"), in: id,
                FollowUpEdit(
                    title: condition.title, detail: condition.detail,
                    ownerID: try find(condition.owner, in: people, "person"), due: calendar.day(condition.dueDay)))
        }
        followUps += conditions
        return conditions
    }
}
