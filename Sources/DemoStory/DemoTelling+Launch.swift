import Domain
import Foundation
import Storage

extension DemoTelling {
    /// Creates the planned launch, and its session from the lobby to the end.
    mutating func lookAhead() throws {
        let (head, session) = (story.launch.head, story.launch.head.session)
        let begin = try calendar.instant(session.day, session.at)
        let services = Set(try head.services.map { try find($0, in: self.services, "service") })
        let launch = try acting(head.owner, at: begin.addingTimeInterval(-86_400)).addLaunch(
            LaunchEdit(
                title: head.title, plan: story.launch.plan, date: calendar.day(head.day),
                ownerID: try find(head.owner, in: people, "person"), blastRadius: head.blastRadius, services: services))
        let id = try acting(session.facilitator, at: begin).openPremortem(
            PremortemEdit(title: head.title, lookBackOn: calendar.day(head.day + 14), services: services),
            launch: launch, from: story.launch.template, anonymity: .anonymous, pace: .together)
        for person in session.participants { try acting(person, at: begin).joinPremortem(id) }
        var clock = SessionClock(begin: begin)

        try advance(id, to: .silentWriting, &clock)
        let cards = try session.cards.map { card in
            try acting(card.by, at: clock.now).writeCard(in: id, text: card.text, prompt: card.prompt)
        }
        try advance(id, to: .grouping, &clock)
        let risks = try group(session, cards, id, at: clock.now)
        try advance(id, to: .voting, &clock)
        for risk in session.risks {
            for (person, dots) in risk.votes.sorted(by: { $0.key < $1.key }) {
                try acting(person, at: clock.now).vote(in: id, try find(risk.key, in: risks, "risk"), dots: dots)
            }
        }
        try advance(id, to: .mitigation, &clock)
        let conditions = try answer(session, risks, id, at: clock.now)
        try advance(id, to: .decision, &clock)
        let deciding = try acting(session.facilitator, at: clock.now)
        for condition in conditions { try deciding.addCondition(to: id, existing: condition) }
        try deciding.decide(id, session.decision.value, note: session.note)
        try advance(id, to: .closed, &clock)
        launches = [launch]
        premortems = [id]
    }

    /// Ten minutes for each phase.
    private struct SessionClock {
        private(set) var now: Date

        init(begin: Date) { now = begin }

        mutating func goOn() { now += 600 }
    }

    private func advance(_ id: ID<Premortem>, to phase: PremortemPhase, _ clock: inout SessionClock) throws {
        while let present = try stage.reading.premortem(id)?.phase, present != phase, let next = present.next {
            clock.goOn()
            try acting(story.launch.head.session.facilitator, at: clock.now).movePremortem(id, to: next, from: present)
        }
    }

    /// - Returns: the risks by their keys.
    private func group(
        _ session: DemoLaunchHead.Session, _ cards: [ID<Card>], _ id: ID<Premortem>, at instant: Date
    ) throws -> [String: ID<Risk>] {
        let grouping = try acting(session.facilitator, at: instant)
        var risks: [String: ID<Risk>] = [:]
        for (card, written) in zip(cards, session.cards) {
            if let risk = risks[written.risk] {
                try grouping.moveCard(card, to: risk, in: id)
            } else {
                risks[written.risk] = try stage.risk(ofCard: card)
            }
        }
        for risk in session.risks {
            guard let title = risk.title else { continue }
            try grouping.renameRisk(try find(risk.key, in: risks, "risk"), in: id, title: title)
        }
        return risks
    }

    /// - Returns: the follow-ups that are conditions.
    private mutating func answer(
        _ session: DemoLaunchHead.Session, _ risks: [String: ID<Risk>], _ id: ID<Premortem>, at instant: Date
    ) throws -> [ID<FollowUp>] {
        let answering = try acting(session.facilitator, at: instant)
        for risk in session.risks {
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
        let conditions = try session.conditions.map { condition in
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
