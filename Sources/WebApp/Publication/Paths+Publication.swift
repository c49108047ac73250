import Domain
import HTML
import Storage

extension Paths {
    static func postmortemReview(_ id: ID<Incident>) -> Link { within(id, "postmortem", "review") }
    static func postmortemReviewers(_ id: ID<Incident>) -> Link { within(id, "postmortem", "reviewers") }
    static func reviewDecisions(_ id: ID<Incident>) -> Link { within(id, "postmortem", "review-decisions") }
    static func postmortemWithdrawal(_ id: ID<Incident>) -> Link { within(id, "postmortem", "withdrawal") }
    static func postmortemPublication(_ id: ID<Incident>) -> Link { within(id, "postmortem", "publication") }
    static func postmortemArchiving(_ id: ID<Incident>) -> Link { within(id, "postmortem", "archiving") }
    static func postmortemMeeting(_ id: ID<Incident>) -> Link { within(id, "postmortem", "meeting") }
    static func postmortemMeetingDeletion(_ id: ID<Incident>) -> Link {
        within(id, "postmortem", "meeting", "deletion")
    }
    static func postmortemPeople(_ id: ID<Incident>) -> Link { within(id, "postmortem", "people") }

    /// - Parameter page: counted from 1.
    static func postmortemProjector(_ id: ID<Incident>, page: Int = 1) -> Link {
        Link(
            ["incidents", id.key.description, "postmortem", "projector"],
            query: page == 1 ? [] : [("page", String(page))])
    }

    static func postmortemRevision(_ number: Int, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "revisions", String(number))
    }
    static func postmortemRevisionChanges(_ number: Int, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "revisions", String(number), "changes")
    }

    static func commentThreads(on slug: String, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "sections", slug, "threads")
    }
    static func commentReplies(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "threads", thread.description, "comments")
    }
    static func commentResolution(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "threads", thread.description, "resolution")
    }
    static func commentBlocking(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "threads", thread.description, "blocking")
    }
    static func comment(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "comments", comment.description)
    }
    static func commentEdit(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "comments", comment.description, "edit")
    }
    static func commentDeletion(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "comments", comment.description, "deletion")
    }
}
