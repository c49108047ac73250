import Foundation
import Storage

extension DemoTelling {
    /// Creates the planned launch, and its pre-mortem from the lobby to the end.
    mutating func lookAhead() throws {
        let (head, premortem) = (story.launch.head, story.launch.head.premortem)
        let begin = try calendar.instant(premortem.day, premortem.at)
        let services = Set(try head.services.map { try find($0, in: self.services, "service") })
        let launch = try acting(head.owner, at: begin.addingTimeInterval(-86_400)).addLaunch(
            LaunchEdit(
                title: head.title, plan: story.launch.plan, date: calendar.day(head.day),
                ownerID: try find(head.owner, in: people, "person"), blastRadius: head.blastRadius, services: services))
        let id = try acting(premortem.facilitator, at: begin).openPremortem(
            PremortemEdit(title: head.title, lookBackOn: calendar.day(head.day + 14), services: services),
            launch: launch, from: story.launch.template, anonymity: .anonymous, pace: .together)
        for person in premortem.participants { try acting(person, at: begin).joinPremortem(id) }
        var clock = PremortemClock(begin: begin)

        try advance(id, to: .silentWriting, &clock)
        let cards = try premortem.cards.map { card in
            try acting(card.by, at: clock.now).writeCard(in: id, text: card.text, prompt: card.prompt)
        }
        try advance(id, to: .grouping, &clock)
        let risks = try group(premortem, cards, id, at: clock.now)
        try advance(id, to: .voting, &clock)
        for risk in premortem.risks {
            for (person, dots) in risk.votes.sorted(by: { $0.key < $1.key }) {
                try acting(person, at: clock.now).vote(in: id, try find(risk.key, in: risks, "risk"), dots: dots)
            }
        }
        try advance(id, to: .mitigation, &clock)
        let conditions = try answer(premortem, risks, id, at: clock.now)
        try advance(id, to: .decision, &clock)
        let deciding = try acting(premortem.facilitator, at: clock.now)
        for condition in conditions { try deciding.addCondition(to: id, existing: condition) }
        try deciding.decide(id, premortem.decision.value, note: premortem.note)
        try advance(id, to: .closed, &clock)
        launches = [launch]
        premortems = [id]
    }
}
