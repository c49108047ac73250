import Domain
import HTML
import Storage

extension Home {
    /// A postmortem meeting that the viewer leads or attends.
    static func meetingLine(_ meeting: MeetingAhead, _ frame: Frame) -> HTML {
        """
        \(keyLink(meeting.incidentID.key)) <a href="\(Paths.postmortemReview(meeting.incidentID).anchored("meeting"))">\
        \(meeting.isFacilitator ? "Lead the postmortem meeting" : "Postmortem meeting") of “\(meeting.title)”</a> \(timestamp(meeting.startsAt, frame))
        """
    }

    /// A postmortem that the viewer was asked to read.
    static func reviewLine(_ review: AskedReview, _ frame: Frame) -> HTML {
        """
        \(keyLink(review.incidentID.key)) <a href="\(Paths.postmortemReview(review.incidentID))">Review the postmortem of \
        “\(review.title)”</a> <span class="ago">\(review.askedBy.map { "\($0) asked" } ?? "asked")</span>\(ago(review.askedAt, frame))
        """
    }

    /// A postmortem by the viewer that is not published yet, with its open points.
    static func unfinishedLine(_ postmortem: UnfinishedPostmortem) -> HTML {
        let id = postmortem.incidentID
        let link = postmortem.state == .draft ? Paths.postmortemEdit(id) : Paths.postmortemReview(id)
        let counts = [
            counted(postmortem.openFlags, one: "1 passage to resolve", many: "passages to resolve"),
            counted(postmortem.blockingThreads, one: "1 blocking comment", many: "blocking comments"),
            counted(postmortem.openThreads - postmortem.blockingThreads, one: "1 open comment", many: "open comments"),
        ].compactMap { $0 }
        return """
            \(keyLink(id.key)) <a href="\(link)">Postmortem of “\(postmortem.title)”</a> \(stateTag(postmortem.state))\
            \(when: !counts.isEmpty, " <span class=\"ago\">\(listed(counts))</span>")
            """
    }
}
