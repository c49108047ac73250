import Domain
import Foundation

@testable import Storage

let reviewChanges: [NamedChange] = [
    NamedChange("publishPostmortem") { change, story in
        try change.saveSection(story.section, text: "Another text.", from: 2)
        try change.publishPostmortem(of: story.incident, note: "Another text.")
    },
    NamedChange("archivePostmortem") { change, story in try change.archivePostmortem(of: story.incident) },
    NamedChange("unarchivePostmortem") { change, story in
        try change.archivePostmortem(of: story.incident)
        try change.unarchivePostmortem(of: story.incident)
    },
    NamedChange("askForReview") { change, story in
        _ = try change.startPostmortem(of: story.other, from: Story.template.orFail())
        try change.askForReview(of: story.other, by: [story.office.alma])
    },
    NamedChange("giveReviewDecision") { change, story in
        _ = try change.startPostmortem(of: story.other, from: Story.template.orFail())
        try change.askForReview(of: story.other, by: [story.office.bo])
        let sections = try change.reading.postmortemDocument(of: story.other).orFail().sections
        try change.giveReviewDecision(
            on: story.other, .changesRequested, note: "Write it.", read: SectionRevisions(sections))
    },
    NamedChange("withdrawPostmortem") { change, story in
        _ = try change.startPostmortem(of: story.other, from: Story.template.orFail())
        try change.askForReview(of: story.other, by: [story.office.alma])
        try change.withdrawPostmortem(of: story.other)
    },
    NamedChange("startThread") { change, story in
        _ = try change.startThread(on: story.section, CommentDraft(text: "When?", isBlocking: true))
    },
    NamedChange("reply") { change, story in try change.reply(to: story.thread, "The nightly one.") },
    NamedChange("resolveThread") { change, story in try change.resolveThread(story.thread) },
    NamedChange("reopenThread") { change, story in
        try change.resolveThread(story.thread)
        try change.reply(to: story.thread, "Not yet.")
        try change.reopenThread(story.thread)
    },
    NamedChange("markBlocking") { change, story in try change.markBlocking(story.thread) },
    NamedChange("unmarkBlocking") { change, story in
        try change.markBlocking(story.thread)
        try change.reply(to: story.thread, "It can wait.")
        try change.unmarkBlocking(story.thread)
    },
    NamedChange("editComment") { change, story in
        try change.reply(to: story.thread, "The nightly one.")
        try change.editComment(ID(2), text: "The weekly one.", from: 1)
    },
    NamedChange("delete (comment)") { change, story in
        try change.reply(to: story.thread, "The nightly one.")
        try change.delete(.comment(ID(2)))
    },
    NamedChange("arrangeMeeting") { change, story in
        try change.arrangeMeeting(
            for: story.incident,
            MeetingEdit(startsAt: Moment(change.now.after(days: 1)), facilitatorID: story.office.bo), from: 1)
    },
    NamedChange("delete (meeting)") { change, _ in try change.delete(.postmortemMeeting(ID(1))) },
]

let sittingChanges: [NamedChange] = [
    NamedChange("changeFollowUps") { change, story in
        _ = try change.changeFollowUps(
            FollowUpAlteration(owner: .set(story.office.alma)), [(id: story.followUp, version: 1)])
    },
    NamedChange("openFollowUps") { change, story in
        _ = try change.openFollowUps([
            FollowUpOpening(FollowUpEdit(title: "Limit the import"), incident: story.incident),
            FollowUpOpening(FollowUpEdit(title: "Limit the export")),
        ])
    },
    NamedChange("undo") { change, story in
        let batch = try change.changeFollowUps(
            FollowUpAlteration(due: .set(Story.friday.orFail().adding(days: 1))), [(id: story.followUp, version: 1)])
        _ = try change.undo(batch)
    },
    NamedChange("startSitting") { change, story in
        _ = try change.startSitting(team: story.platform, attendees: "Alma and Bo")
    },
    NamedChange("setAttendees") { change, _ in
        try change.setAttendees(of: change.startSitting(), "Alma and Bo")
    },
    NamedChange("giveVerdict") { change, story in
        let day = Day(daysSince1970: 20_700)
        try change.giveVerdict(
            in: change.startSitting(),
            VerdictEdit(question: "overdue", subject: .followUp(story.followUp), verdict: .acceptable), today: day)
    },
    NamedChange("endSitting") { change, _ in
        try change.endSitting(change.startSitting(), today: Day(daysSince1970: 20_700))
    },
    NamedChange("resumeSitting") { change, _ in
        let sitting = try change.startSitting()
        try change.endSitting(sitting, today: Day(daysSince1970: 20_700))
        try change.resumeSitting(sitting)
    },
]
