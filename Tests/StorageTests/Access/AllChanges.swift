import Domain
import Foundation
import ImageFiles

@testable import Storage

/// Every change that people can make to what incidents leave behind, each as one would make it to the ``Story``.
let allChanges: [NamedChange] =
    incidentChanges + timelineChanges + learningChanges + guardrailChanges + documentChanges + reviewChanges
    + sittingChanges + binChanges + freezeChanges + premortemChanges

private let incidentChanges: [NamedChange] = [
    NamedChange("declare") { change, _ in
        _ = try change.declare(IncidentDeclaration(title: "Again", severity: .sev3, kind: .nearMiss))
    },
    NamedChange("edit") { change, story in
        try change.edit(
            story.incident,
            IncidentEdit(
                title: "Cleanup deletes live rows", kind: .drill, severity: .sev1, summary: "", howNoticed: "",
                surprise: "",
                services: []), from: 2)
    },
    NamedChange("setTimes") { change, story in
        try change.setTimes(of: story.incident, IncidentTimes([.noticed: .unknown()]))
    },
    NamedChange("setTimes (from entries)") { change, story in
        try change.setTimes(of: story.incident, from: [MarkProposal(.noticed, story.event)])
    },
    NamedChange("setImpacts") { change, story in try change.setImpacts(of: story.incident, []) },
    NamedChange("setRoles") { change, story in
        try change.setRoles(of: story.incident, [RoleAssignment(role: .facilitator, personID: story.office.alma)])
    },
    NamedChange("takeRole") { change, story in try change.takeRole(.incidentCommander, in: story.incident) },
    NamedChange("takeBack") { change, story in
        try change.setRoles(of: story.incident, [])
        try change.takeBack(
            .incident(story.incident), version: change.reading.incident(story.incident).orFail().version)
    },
    NamedChange("move") { change, story in try change.move(story.incident, to: .mitigated) },
    NamedChange("move (dismissed)") { change, story in try change.move(story.other, to: .dismissed, reason: "A test.")
    },
    NamedChange("merge") { change, story in try change.merge(story.other, into: story.incident) },
    NamedChange("setWeakGuardrailsReason") { change, story in
        try change.setWeakGuardrailsReason(of: story.incident, "The service is retired.")
    },
]

private let timelineChanges: [NamedChange] = [
    NamedChange("addToTimeline") { change, story in
        _ = try change.addToTimeline(
            of: story.incident, [TimelineEventEdit(moment: .unknown(), text: "Rows are gone")])
    },
    NamedChange("addToTimeline (several)") { change, story in
        let entries = ["a", "b"].map { TimelineEventEdit(moment: Moment(change.now), text: $0) }
        _ = try change.addToTimeline(of: story.incident, entries, source: .pasted)
    },
    NamedChange("editTimelineEvent") { change, story in
        try change.editTimelineEvent(
            story.event, TimelineEventEdit(moment: .unknown(), text: "The job starts"), from: 1)
    },
    NamedChange("starTimelineEvent") { change, story in try change.starTimelineEvent(story.event) },
    NamedChange("unstarTimelineEvent") { change, story in
        try change.starTimelineEvent(story.event)
        try change.delete(.finding(story.finding))
        try change.unstarTimelineEvent(story.event)
    },
]

private let learningChanges: [NamedChange] = [
    NamedChange("addFinding") { change, story in
        _ = try change.addFinding(to: story.incident, FindingEdit(kind: .surprise, title: "It was fast", detail: ""))
    },
    NamedChange("addFinding (quoting)") { change, story in
        _ = try change.addFinding(
            to: story.incident, FindingEdit(kind: .surprise, title: "It was fast", detail: ""),
            from: QuotationEdit(slug: "summary", text: "A job deleted rows."))
    },
    NamedChange("addFinding (answered)") { change, story in
        _ = try change.addFinding(
            to: story.incident,
            AnsweredFinding(
                FindingEdit(kind: .missingGuardrail, title: "Nothing counted here either", detail: ""),
                answer: .own(story.guardrail, .absentIn),
                followUp: FollowUpEdit(title: "", ownerID: story.office.alma, due: Story.friday)))
    },
    NamedChange("addImage") { change, story in
        _ = try change.addImage(to: story.incident, named: "rows.png", ImageFile(ImageTests.pixel))
    },
    NamedChange("editFinding") { change, story in
        try change.editFinding(
            story.finding, FindingEdit(kind: .gotLucky, title: "Nobody counted", detail: ""), from: 1)
    },
    NamedChange("addFollowUp") { change, _ in
        _ = try change.addFollowUp(FollowUpEdit(title: "Look elsewhere"), incident: nil, finding: nil, state: .proposed)
    },
    NamedChange("addFollowUp (committed)") { change, story in
        _ = try change.addFollowUp(
            FollowUpEdit(title: "Look elsewhere", ownerID: story.office.alma, due: Story.friday),
            incident: story.incident,
            finding: nil, state: .committed)
    },
    NamedChange("editFollowUp") { change, story in
        let edit = FollowUpEdit(title: "Limit the job", ownerID: story.office.bo, due: Story.friday)
        try change.editFollowUp(story.followUp, edit, from: 1)
    },
    NamedChange("moveFollowUp") { change, story in
        try change.moveFollowUp(story.followUp, FollowUpMove(state: .declined, reason: "Retired."))
    },
    NamedChange("commitFollowUp") { change, story in
        try change.moveFollowUp(story.followUp, FollowUpMove(state: .proposed))
        try change.commitFollowUp(story.followUp, owner: story.office.alma, due: Story.friday)
    },
    NamedChange("finishFollowUp") { change, story in
        try change.finishFollowUp(story.followUp, FollowUpOutcome(evidenceAddress: "https://example.org/pull/2"))
    },
]

private let documentChanges: [NamedChange] = [
    NamedChange("startPostmortem") { change, story in
        _ = try change.startPostmortem(of: story.other, from: Story.template.orFail())
    },
    NamedChange("saveSection") { change, story in try change.saveSection(story.section, text: "Another text.", from: 2)
    },
    NamedChange("setForCustomers") { change, story in try change.setForCustomers(true, story.section) },
    NamedChange("submit (older text)") { change, story in
        try change.submit(story.section, SectionSubmission(text: "It began with a job.", base: 1))
    },
    NamedChange("resolveFlag") { change, story in
        for text in ["A job deleted rows that mattered.", "A job deleted rows that we needed."] {
            try change.submit(story.section, SectionSubmission(text: text, base: 2))
        }
        try change.resolveFlag(change.reading.openFlags(of: story.incident).first.orFail().id, .mine)
    },
    NamedChange("dismissWording") { change, story in
        try change.dismissWording(
            rule: "careless", title: "Careless", at: .section(story.section), words: "sloppy", reason: "A quotation.")
    },
    NamedChange("dismissWording (team)") { change, _ in
        try change.dismissWording(rule: "careless", title: "Careless", at: nil, words: "", reason: "Noise.")
    },
    NamedChange("endWordingDismissal") { change, story in
        let id = try change.dismissWording(
            rule: "careless", title: "Careless", at: .finding(story.finding), words: "sloppy", reason: "A quotation.")
        try change.endWordingDismissal(id, title: "Careless")
    },
    NamedChange("keepName") { change, story in try change.keepName(of: story.office.alma, in: story.incident) },
    NamedChange("useRole") { change, story in
        try change.saveSection(story.section, text: "Alma saw it.", from: 2)
        _ = try change.useRole(insteadOf: story.office.alma, "a colleague", in: story.incident)
    },
    NamedChange("takeBackNameAnswer") { change, story in
        try change.keepName(of: story.office.alma, in: story.incident)
        _ = try change.takeBackNameAnswer(ID(1), in: story.incident)
    },
    NamedChange("markPostmortemNotRequired") { change, story in
        try change.markPostmortemNotRequired(for: story.other, reason: "A test.")
    },
]

private let binChanges: [NamedChange] =
    [
        NamedChange("delete (incident)") { change, story in try change.delete(.incident(story.incident)) },
        NamedChange("delete (timeline event)") { change, story in try change.delete(.timelineEvent(story.event)) },
        NamedChange("delete (finding)") { change, story in try change.delete(.finding(story.finding)) },
        NamedChange("delete (follow-up)") { change, story in try change.delete(.followUp(story.followUp)) },
        NamedChange("delete (guardrail)") { change, story in try change.delete(.guardrail(story.guardrail)) },
        NamedChange("delete (image)") { change, story in try change.delete(.image(story.image)) },
        NamedChange("delete (link)") { change, story in try change.delete(.guardrailLink(story.link)) },
        NamedChange("undoMaking") { change, story in
            try change.undoMaking([.finding(story.finding), .guardrailLink(story.link)])
        },
    ] + [
        NamedChange("restore") { change, story in
            try change.delete(.finding(story.finding))
            _ = try change.declare(IncidentDeclaration(title: "Another", severity: .sev5))
            try change.restore(.finding(story.finding))
        }
    ]

private let freezeChanges: [NamedChange] = [
    NamedChange("scheduleFreeze") { change, story in
        _ = try change.scheduleFreeze(
            FreezeEdit(
                reason: "A sale", scope: .everything, startsAt: change.now, endsAt: change.now.after(minutes: 60)))
    },
    NamedChange("liftFreeze") { change, story in try change.liftFreeze(story.freeze, reason: "Done early.") },
    NamedChange("extendFreeze") { change, story in
        try change.extendFreeze(story.freeze, until: change.now.after(days: 1), reason: "It takes longer.")
    },
    NamedChange("requestOverride") { change, story in
        _ = try change.requestOverride(of: story.freeze, service: story.ledger, reason: "The fix.")
    },
    NamedChange("confirmOverride") { change, story in try change.confirmOverride(story.override) },
    NamedChange("withdrawOverride") { change, story in try change.withdrawOverride(story.override) },
]
