import Domain
import HTML
import Storage

extension Home {
    /// A postmortem meeting that the viewer leads or attends.
    static func meetingRow(_ meeting: MeetingAhead, _ frame: Frame) -> HTML {
        row(
            meeting.incidentID.key,
            "\(meeting.isFacilitator ? "Lead the postmortem meeting" : "Postmortem meeting") of “\(meeting.title)”",
            to: Paths.postmortemReview(meeting.incidentID).anchored("meeting"),
            end: [timestamp(meeting.startsAt, frame)])
    }

    /// A postmortem that the viewer was asked to read.
    static func reviewRow(_ review: AskedReview, _ frame: Frame) -> HTML {
        let asked = review.askedBy.map { "\($0) asked" } ?? "asked"
        return row(
            review.incidentID.key, "Review the postmortem of “\(review.title)”",
            to: Paths.postmortemReview(review.incidentID),
            end: ["<span class=\"ago\">\(asked)</span>\(ago(review.askedAt, frame))"])
    }

    /// A postmortem by the viewer that is not published yet, with its open points.
    static func unfinishedRow(_ postmortem: UnfinishedPostmortem, _ frame: Frame) -> HTML {
        let id = postmortem.incidentID
        let isWritten = postmortem.step.isWriting
        let counts = [
            counted(postmortem.openFlags, one: "1 passage to resolve", many: "passages to resolve"),
            counted(postmortem.blockingThreads, one: "1 blocking comment", many: "blocking comments"),
            counted(postmortem.openThreads - postmortem.blockingThreads, one: "1 open comment", many: "open comments"),
        ].compactMap { $0 }
        let review = Paths.postmortemReview(id)
        return row(
            id.key, "Postmortem of “\(postmortem.title)”",
            to: isWritten ? frame.access.first(Paths.postmortemEdit(id), or: review) : review, postmortem.step.words,
            end: [counts.isEmpty ? stateTag(postmortem.state) : "<span class=\"ago\">\(listed(counts))</span>"])
    }
}

extension PostmortemStep {
    /// Whether the step is taken where the text is written, rather than on the page of its review.
    fileprivate var isWriting: Bool {
        switch self {
        case .start, .write, .makeChanges: true
        case .requestReview, .awaitReview, .publish, .none: false
        }
    }
}
