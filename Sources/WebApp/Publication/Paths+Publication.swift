import Domain
import HTML
import Storage

extension Paths {
    static func postmortemReview(_ id: ID<Incident>) -> Link { postmortem(id, ["review"]) }
    static func postmortemReviewers(_ id: ID<Incident>) -> Link { postmortem(id, ["reviewers"]) }
    static func postmortemVerdicts(_ id: ID<Incident>) -> Link { postmortem(id, ["verdicts"]) }
    static func postmortemWithdrawal(_ id: ID<Incident>) -> Link { postmortem(id, ["withdrawal"]) }
    static func postmortemPublication(_ id: ID<Incident>) -> Link { postmortem(id, ["publication"]) }
    static func postmortemArchiving(_ id: ID<Incident>) -> Link { postmortem(id, ["archiving"]) }
    static func postmortemMeeting(_ id: ID<Incident>) -> Link { postmortem(id, ["meeting"]) }
    static func postmortemMeetingDeletion(_ id: ID<Incident>) -> Link { postmortem(id, ["meeting", "deletion"]) }
    static func postmortemPeople(_ id: ID<Incident>) -> Link { postmortem(id, ["people"]) }

    /// - Parameter page: from 1.
    static func postmortemProjector(_ id: ID<Incident>, page: Int = 1) -> Link {
        Link(
            ["incidents", id.key.description, "postmortem", "projector"],
            query: page == 1 ? [] : [("page", String(page))])
    }

    static func postmortemRevision(_ number: Int, of id: ID<Incident>) -> Link {
        postmortem(id, ["revisions", String(number)])
    }
    static func postmortemRevisionChanges(_ number: Int, of id: ID<Incident>) -> Link {
        postmortem(id, ["revisions", String(number), "changes"])
    }

    static func commentThreads(on slug: String, of id: ID<Incident>) -> Link {
        postmortem(id, ["sections", slug, "threads"])
    }
    static func commentReplies(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        postmortem(id, ["threads", thread.description, "comments"])
    }
    static func commentResolution(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        postmortem(id, ["threads", thread.description, "resolution"])
    }
    static func commentBlocking(_ thread: ID<CommentThread>, of id: ID<Incident>) -> Link {
        postmortem(id, ["threads", thread.description, "blocking"])
    }
    static func comment(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        postmortem(id, ["comments", comment.description])
    }
    static func commentEdit(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        postmortem(id, ["comments", comment.description, "edit"])
    }
    static func commentDeletion(_ comment: ID<Comment>, of id: ID<Incident>) -> Link {
        postmortem(id, ["comments", comment.description, "deletion"])
    }

    private static func postmortem(_ id: ID<Incident>, _ rest: [String]) -> Link {
        Link(["incidents", id.key.description, "postmortem"] + rest)
    }
}
