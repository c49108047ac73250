import Domain
import Foundation

@testable import Storage

extension Story {
    static let premortemTemplate = try? PremortemTemplate(
        slug: "classic", name: "Classic", summary: "", order: 1, question: "What happened?",
        body: "## What happened\n\nTell it.\n\n## Review questions\n\n- What if it runs twice?\n")

    /// 2026-03-10 and 2026-06-01.
    static let launchDay = Day(daysSince1970: 20_522)
    static let later = Day(daysSince1970: 20_605)

    /// A launch with a closed session, and a session that is going on.
    static func lookAhead(
        _ change: Change, _ ledger: ID<Service>, _ followUp: ID<FollowUp>, _ guardrail: ID<Guardrail>,
        _ incident: ID<Incident>
    ) throws -> (ID<Launch>, ID<Premortem>, ID<Risk>, ID<Premortem>, ID<Card>) {
        let template = try Story.premortemTemplate.orFail()
        let launch = try change.addLaunch(
            LaunchEdit(title: "Move the ledger", plan: "Step by step.", date: launchDay, services: [ledger]))
        let edit = PremortemEdit(title: "Moving the ledger", dots: 3, lookBackOn: later, services: [ledger])
        let premortem = try change.openPremortem(
            edit, launch: launch, from: template, anonymity: .named, pace: .together)
        try change.advance(premortem, to: .silentWriting)
        _ = try change.writeCard(in: premortem, text: "It ran against the wrong ledger", prompt: "")
        try change.advance(premortem, to: .mitigation)
        let risk = try change.reading.premortemDossier(premortem).orFail().risks[0].risk.id
        try change.mitigateRisk(risk, in: premortem, by: guardrail)
        try change.acceptRisk(
            risk, in: premortem, reason: "Small.", by: change.asker.personID, lookAgainOn: launchDay)
        try change.addCondition(to: premortem, existing: followUp)
        try change.advance(premortem, to: .decision)
        try change.decide(premortem, .goWithConditions, note: "Once the limit is there.")
        try change.advance(premortem, to: .closed)
        try change.noteForesight(of: incident, by: premortem, risk: risk)
        let session = try change.openPremortem(
            PremortemEdit(title: "Moving it back", dots: 3, services: [ledger]), launch: launch, from: template,
            anonymity: .named,
            pace: .together)
        try change.advance(session, to: .silentWriting)
        let card = try change.writeCard(in: session, text: "It ran twice", prompt: "")
        _ = try change.writeCard(in: session, text: "The rows were old", prompt: "")
        return (launch, premortem, risk, session, card)
    }
}

extension Change {
    /// Moves a session forward, one step after the other, up to a phase.
    func advance(_ id: ID<Premortem>, to phase: PremortemPhase) throws {
        while let now = try reading.premortem(id)?.phase, now != phase, let next = now.next {
            try movePremortem(id, to: next, from: now)
        }
    }

    /// None for those who may not see the session.
    func risks(of id: ID<Premortem>) throws -> [ID<Risk>] {
        try reading.premortemDossier(id)?.risks.map(\.risk.id) ?? []
    }
}
