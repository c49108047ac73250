import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/comments/:comment`.
enum Comments {
    static func create(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.writtenPostmortem()
        let thread: ID<CommentThread> = try visit.id("thread")
        let text = visit.form["comment"] ?? ""
        return try await attempt {
            try await visit.change { try $0.reply(to: thread, text) }
            return .redirect(to: visit.pageOfComments(dossier.id, thread), notice: FlashNotice("Reply added."))
        } orShow: { problems, _ in
            CommentThreads.commentPage(visit.frame, dossier, "Reply to a comment", problems: problems) {
                form(
                    Paths.commentReplies(thread, of: dossier.id), visit.frame,
                    """
                    \(hiddenField("return", visit.form["return"] ?? ""))
                    \(textArea("comment", label: "Answer", value: text, problems: problems, rows: 4, required: true))
                    \(formActions(submitButton("Reply")))
                    """)
            }
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let (dossier, comment) = try await visit.writtenComment()
        let revisions = try await visit.read { try $0.revisions(of: comment.id) }
        return .page(
            CommentThreads.commentPage(visit.frame, dossier, "Edit a comment", problems: []) {
                commentEditForm(
                    visit.frame, dossier.id, comment, text: comment.text, version: comment.version, problems: [])
                    + earlierTexts(revisions.dropFirst(), visit.frame)
            })
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (dossier, comment) = try await visit.writtenComment()
        let text = visit.form["comment"] ?? ""
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        return try await attempt {
            try await visit.change { try $0.editComment(comment.id, text: text, from: version) }
            return .redirect(
                to: Paths.postmortemReview(dossier.id).anchored("comment-\(comment.id)"),
                notice: FlashNotice("Comment saved. Its earlier text is kept."))
        } orShow: { problems, current in
            CommentThreads.commentPage(visit.frame, dossier, "Edit a comment", problems: problems) {
                commentEditForm(
                    visit.frame, dossier.id, comment, text: text, version: current ?? version, problems: problems)
            }
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let (dossier, comment) = try await visit.writtenComment()
        try await visit.change { try $0.delete(.comment(comment.id)) }
        return .redirect(
            to: visit.pageOfComments(dossier.id, nil),
            notice: FlashNotice("Moved the comment to the bin.", undo: .comment(comment.id)))
    }

    private static func commentEditForm(
        _ frame: Frame, _ id: ID<Incident>, _ comment: Comment, text: String, version: Int, problems: [Refusal.Problem]
    ) -> HTML {
        form(
            Paths.comment(comment.id, of: id), frame,
            """
            \(hiddenField("version", String(version)))
            \(textArea("comment", label: "Comment", value: text, problems: problems, rows: 4, required: true, autofocus: true))
            \(formActions("\(submitButton("Save"))\(linkButton("Cancel", to: Paths.postmortemReview(id), style: .quiet))"))
            """)
    }

    private static func earlierTexts(_ revisions: some Sequence<CommentRevision>, _ frame: Frame) -> HTML {
        let items = revisions.map { revision -> HTML in
            "<li><p>\(timestamp(revision.writtenAt, frame))</p><pre class=\"verbatim\">\(revision.text)</pre></li>\n"
        }
        if items.isEmpty { return HTML() }
        return disclosure("Earlier texts", "<ol class=\"history\">\n\(items.joined())</ol>")
    }
}

extension Visit {
    /// The comment in the address, with its postmortem.
    fileprivate func writtenComment() async throws -> (PostmortemDossier, Comment) {
        let dossier = try await writtenPostmortem()
        let id: ID<Comment> = try id("comment")
        let (comment, incident) = try await read { try $0.comment(id).orNotFound() }
        if incident != dossier.id { throw Obstacle.notFound }
        return (dossier, comment)
    }

    /// The page from which the form of a comment was sent.
    func pageOfComments(_ id: ID<Incident>, _ thread: ID<CommentThread>?) -> Link {
        let back = form["return"].flatMap { Link(ownPath: $0) } ?? Paths.postmortemReview(id)
        return thread.map { back.anchored($0.name) } ?? back
    }
}
