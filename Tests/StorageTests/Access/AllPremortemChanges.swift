import Domain
import Foundation

@testable import Storage

let premortemChanges: [NamedChange] = launchChanges + sessionChanges + riskChanges

private let launchChanges: [NamedChange] = [
    NamedChange("addLaunch") { change, story in
        _ = try change.addLaunch(LaunchEdit(title: "Another", ownerID: story.office.alma, services: [story.ledger]))
    },
    NamedChange("editLaunch") { change, story in
        try change.editLaunch(story.launch, LaunchEdit(title: "Later"), from: 1)
    },
    NamedChange("answerChecks") { change, story in
        let reply = CheckReply(story.guardrail, shown: CheckEntry(), sent: CheckEntry(answer: .no, note: "Not yet"))
        try change.answerChecks(of: story.launch, [reply])
    },
    NamedChange("delete (launch)") { change, story in try change.delete(.launch(story.launch)) },
    NamedChange("delete (pre-mortem)") { change, story in try change.delete(.premortem(story.premortem)) },
]

private let sessionChanges: [NamedChange] = [
    NamedChange("openPremortem") { change, story in
        let template = try Story.premortemTemplate.orFail()
        _ = try change.openPremortem(
            PremortemEdit(title: "Another"), launch: story.launch, from: template, anonymity: .anonymous,
            pace: .overDays)
    },
    NamedChange("editPremortem") { change, story in
        let version = try change.reading.premortem(story.session)?.version ?? 0
        try change.editPremortem(story.session, PremortemEdit(title: "Renamed", allowsGuests: true), from: version)
    },
    NamedChange("movePremortem") { change, story in
        try change.movePremortem(story.session, to: .reveal, from: .silentWriting)
    },
    NamedChange("movePremortem (back)") { change, story in
        try change.movePremortem(story.session, to: .brief, from: .silentWriting)
    },
    NamedChange("setTimer") { change, story in
        try change.setTimer(of: story.session, end: change.now.addingTimeInterval(300))
    },
    NamedChange("takeOverPremortem") { change, story in
        try change.movePremortem(story.session, to: .brief, from: .silentWriting)
        try change.takeOverPremortem(story.session, lastSeen: .distantPast)
    },
    NamedChange("handOverPremortem") { change, story in try change.handOverPremortem(story.session, to: story.office.bo)
    },
    NamedChange("writeCard") { change, story in
        _ = try change.writeCard(in: story.session, text: "It stopped", prompt: "")
    },
    NamedChange("editCard") { change, story in
        try change.editCard(story.card, in: story.session, text: "It ran three times", prompt: "")
    },
    NamedChange("withdrawCard") { change, story in try change.withdrawCard(story.card, in: story.session) },
    NamedChange("restoreCard") { change, story in
        try change.withdrawCard(story.card, in: story.session)
        _ = try change.writeCard(in: story.session, text: "Another", prompt: "")
        try change.restoreCard(story.card, in: story.session)
    },
]

private let riskChanges: [NamedChange] = [
    NamedChange("mergeRisk") { change, story in
        try change.advance(story.session, to: .grouping)
        let risks = try change.risks(of: story.session)
        try change.mergeRisk(risks.first ?? story.risk, into: risks.last ?? story.risk, in: story.session)
    },
    NamedChange("moveCard") { change, story in
        try change.advance(story.session, to: .grouping)
        let dossier = try change.reading.premortemDossier(story.session)
        let other = dossier?.risks.first { $0.cards[0].id != story.card }?.risk.id ?? story.risk
        try change.moveCard(story.card, to: other, in: story.session)
        try change.moveCard(story.card, to: nil, in: story.session)
        try change.undoGrouping(in: story.session)
    },
    NamedChange("renameRisk") { change, story in
        try change.advance(story.session, to: .grouping)
        let risk = try change.risks(of: story.session).first ?? story.risk
        try change.renameRisk(risk, in: story.session, title: "Old rows")
    },
    NamedChange("vote") { change, story in
        try change.advance(story.session, to: .voting)
        try change.vote(in: story.session, try change.risks(of: story.session).first ?? story.risk, dots: 2)
    },
    NamedChange("assessRisk") { change, story in
        try change.advance(story.session, to: .mitigation)
        try change.assessRisk(
            try change.risks(of: story.session).first ?? story.risk, in: story.session,
            RiskAssessment(likelihood: .low, impact: .high, warningSign: "Locks"))
    },
    NamedChange("mitigateRisk (new)") { change, story in
        _ = try change.mitigateRisk(
            story.risk, in: story.premortem,
            byNew: GuardrailEdit(name: "Count first", kind: .dryRun, position: .prevent, strength: .forcingFunction))
    },
    NamedChange("followUpRisk") { change, story in
        _ = try change.followUpRisk(story.risk, in: story.premortem, FollowUpEdit(title: "Name the ledgers apart"))
    },
    NamedChange("addCondition") { change, story in
        try change.advance(story.session, to: .decision)
        _ = try change.addCondition(
            to: story.session, FollowUpEdit(title: "Try the way back", ownerID: story.office.bo, due: Story.friday))
    },
    NamedChange("removeCondition") { change, story in
        try change.advance(story.session, to: .decision)
        try change.addCondition(to: story.session, existing: story.followUp)
        try change.removeCondition(story.followUp, of: story.session)
        try change.decide(story.session, .noGo, note: "Not like this.")
    },
    NamedChange("lookBack") { change, story in
        try change.lookBack(
            on: story.premortem, [RiskFate(risk: story.risk, outcome: .cameTrue, incident: story.other)], note: "Much.")
    },
    NamedChange("noteForesight") { change, story in
        try change.noteForesight(of: story.other, by: story.premortem, risk: nil)
    },
]
