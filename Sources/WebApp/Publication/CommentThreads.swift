import Domain
import HTML
import Storage
import WebServer

/// What somebody typed about a passage.
struct CommentForm: Sendable {
    var quote = ""
    var prefix = ""
    var suffix = ""
    var comment = ""
    var isBlocking = false
    var returnPath = ""

    init(returnPath: String) {
        self.returnPath = returnPath
    }

    init(_ form: Form) {
        quote = form["quote"] ?? ""
        prefix = form["prefix"] ?? ""
        suffix = form["suffix"] ?? ""
        comment = form["comment"] ?? ""
        isBlocking = form["blocking"] == "on"
        returnPath = form["return"] ?? ""
    }

    var draft: CommentDraft {
        CommentDraft(text: comment, quote: quote, prefix: prefix, suffix: suffix, isBlocking: isBlocking)
    }
}

func commentThreadCreate(_ visit: Visit) async throws -> Response {
    let (dossier, section) = try await visit.writtenSection()
    let values = CommentForm(visit.form)
    return try await attempt {
        let thread = try await visit.change { try $0.startThread(on: section.id, values.draft) }
        let back = Link(ownPath: values.returnPath) ?? Paths.postmortemReview(dossier.id)
        return .redirect(to: back.anchored(thread.anchor), notice: FlashNotice("Your comment is added."))
    } orShow: { problems, _ in
        commentPage(visit.frame, dossier, "Comment on “\(section.title)”", problems: problems) {
            newThreadForm(section, values, of: dossier.id, problems: problems, visit.frame, isAlone: true)
        }
    }
}

func commentReplyCreate(_ visit: Visit) async throws -> Response {
    let dossier = try await visit.writtenPostmortem()
    let thread: ID<CommentThread> = try visit.id("thread")
    let text = visit.form["comment"] ?? ""
    return try await attempt {
        try await visit.change { try $0.reply(to: thread, text) }
        return .redirect(to: visit.pageOfComments(dossier.id, thread), notice: FlashNotice("Your answer is added."))
    } orShow: { problems, _ in
        commentPage(visit.frame, dossier, "Answer a comment", problems: problems) {
            form(
                Paths.commentReplies(thread, of: dossier.id), visit.frame,
                """
                \(hiddenField("return", visit.form["return"] ?? ""))
                \(textArea("comment", label: "Answer", value: text, problems: problems, rows: 4, required: true))
                \(formActions(submitButton("Answer")))
                """)
        }
    }
}

func commentThreadResolve(_ visit: Visit) async throws -> Response {
    let (id, thread): (_, ID<CommentThread>) = (try visit.incidentID(), try visit.id("thread"))
    let isResolved = visit.form["resolved"] == "on"
    try await visit.change { try $0.resolveThread(thread, isResolved) }
    return .redirect(
        to: visit.pageOfComments(id, thread),
        notice: FlashNotice(isResolved ? "The comment is resolved." : "The comment is open again."))
}

func commentThreadBlock(_ visit: Visit) async throws -> Response {
    let (id, thread): (_, ID<CommentThread>) = (try visit.incidentID(), try visit.id("thread"))
    let isBlocking = visit.form["blocking"] == "on"
    try await visit.change { try $0.setBlocking(thread, isBlocking) }
    return .redirect(
        to: visit.pageOfComments(id, thread),
        notice: FlashNotice(
            isBlocking ? "It has to be settled before publication." : "It does not hold up publication any more."))
}

func commentEdit(_ visit: Visit) async throws -> Response {
    let (dossier, comment) = try await visit.writtenComment()
    let revisions = try await visit.read { try $0.revisions(of: comment.id) }
    return .page(
        commentPage(visit.frame, dossier, "Edit a comment", problems: []) {
            commentEditForm(
                visit.frame, dossier.id, comment, text: comment.text, version: comment.version, problems: [])
                + earlierTexts(revisions.dropFirst(), visit.frame)
        })
}

func commentUpdate(_ visit: Visit) async throws -> Response {
    let (dossier, comment) = try await visit.writtenComment()
    let text = visit.form["comment"] ?? ""
    let version = visit.form["version"].flatMap { Int($0) } ?? 0
    return try await attempt {
        try await visit.change { try $0.editComment(comment.id, text: text, from: version) }
        return .redirect(
            to: Paths.postmortemReview(dossier.id).anchored("comment-\(comment.id)"),
            notice: FlashNotice("The comment is changed. Its earlier text is kept."))
    } orShow: { problems, current in
        commentPage(visit.frame, dossier, "Edit a comment", problems: problems) {
            commentEditForm(
                visit.frame, dossier.id, comment, text: text, version: current ?? version, problems: problems)
        }
    }
}

func commentDelete(_ visit: Visit) async throws -> Response {
    let (dossier, comment) = try await visit.writtenComment()
    try await visit.change { try $0.delete(.comment(comment.id)) }
    return .redirect(
        to: visit.pageOfComments(dossier.id, nil),
        notice: FlashNotice("The comment is gone.", undo: .comment(comment.id)))
}

extension Visit {
    /// The comment in the address, with the postmortem that it is about.
    fileprivate func writtenComment() async throws -> (PostmortemDossier, Comment) {
        let dossier = try await writtenPostmortem()
        let id: ID<Comment> = try id("comment")
        let (comment, incident) = try await read { try $0.comment(id).orNotFound() }
        if incident != dossier.id { throw Obstacle.notFound }
        return (dossier, comment)
    }

    /// Where the form of a comment came from.
    fileprivate func pageOfComments(_ id: ID<Incident>, _ thread: ID<CommentThread>?) -> Link {
        let back = form["return"].flatMap { Link(ownPath: $0) } ?? Paths.postmortemReview(id)
        return thread.map { back.anchored($0.anchor) } ?? back
    }
}

private func commentPage(
    _ frame: Frame, _ dossier: PostmortemDossier, _ title: String, problems: [Refusal.Problem], _ form: () -> HTML
) -> HTML {
    page(
        frame, title: "\(title), \(dossier.id.key)", section: .incidents, problems: problems,
        """
        <p class="back"><a href="\(Paths.postmortemReview(dossier.id))">Review of the postmortem of \(dossier.id.key.description)</a></p>
        <h1>\(title)</h1>
        \(form())
        """)
}

private func commentEditForm(
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

private func earlierTexts(_ revisions: some Sequence<CommentRevision>, _ frame: Frame) -> HTML {
    let items = revisions.map { revision -> HTML in
        "<li><p>\(timestamp(revision.writtenAt, frame))</p><pre class=\"verbatim\">\(revision.text)</pre></li>\n"
    }
    if items.isEmpty { return HTML() }
    return disclosure("Earlier texts", "<ol class=\"history\">\n\(items.joined())</ol>")
}
