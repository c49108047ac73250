import Domain
import HTML
import Storage

extension CommentThreads {
    /// The comments on a section: open threads, resolved threads in a disclosure, and a form for a new one.
    ///
    /// - Parameters:
    ///   - threads: the threads of this section.
    ///   - back: the page that contains it.
    static func section(
        _ section: PostmortemSection, _ threads: [CommentThread], of id: ID<Incident>, returningTo back: Link,
        _ frame: Frame
    ) -> HTML {
        let text = QuotedText(section.text)
        let open = threads.filter { !$0.isResolved }
        let resolved = threads.filter(\.isResolved)
        func list(_ threads: [CommentThread]) -> HTML {
            "<ol class=\"threads\">\n\(each: threads, { commentThread($0, section, text, of: id, back, frame) })</ol>"
        }
        return """
            <div class="section-comments" data-comments="\(section.slug)">
            \(when: !open.isEmpty, list(open))
            \(when: !resolved.isEmpty, disclosure("\(resolved.count) resolved", list(resolved)))
            \(disclosure(
                "Comment", id: "comment-on-\(section.slug)",
                CommentThreads.newForm(section, CommentForm(returnPath: back.address), of: id, problems: [], frame)))
            </div>
            """
    }

    private static func commentThread(
        _ thread: CommentThread, _ section: PostmortemSection, _ text: QuotedText, of id: ID<Incident>, _ back: Link,
        _ frame: Frame
    ) -> HTML {
        let here = back.anchored(thread.id.name).address
        let cssClass = "thread" + (thread.blocksPublication ? " blocking" : "") + (thread.isResolved ? " resolved" : "")
        return """
            <li class="\(cssClass)" id="\(thread.id.name)">
            \(passage(thread, section, text, of: id))
            \(when: thread.blocksPublication, tag("Blocking", tone: .caution))
            \(each: thread.comments, { commentItem($0, of: id, here, frame) })
            \(when: thread.isResolved, "<p class=\"quiet\">Resolved by \(thread.resolvedBy ?? "Handrail")\(thread.resolvedAt.map { ago($0, frame) }).</p>")
            <div class="thread-actions">
            \(postButton(
                thread.isResolved ? "Reopen" : "Resolve", to: Paths.commentResolution(thread.id, of: id), frame,
                style: .small, fields: [("resolved", thread.isResolved ? "" : "on"), ("return", here)]))
            \(when: !thread.isResolved, postButton(
                thread.isBlocking ? "Not blocking" : "Mark as blocking",
                to: Paths.commentBlocking(thread.id, of: id), frame,
                style: .quiet, fields: [("blocking", thread.isBlocking ? "" : "on"), ("return", here)]))
            </div>
            \(disclosure("Reply", replyForm(thread, of: id, here, frame)))
            </li>

            """
    }

    /// The passage it is about, or a note that it has changed.
    private static func passage(
        _ thread: CommentThread, _ section: PostmortemSection, _ text: QuotedText, of id: ID<Incident>
    ) -> HTML {
        guard let quote = thread.quote else { return HTML() }
        if text.passage(quote) == nil {
            return """
                <p class="passage-changed">The passage has changed since revision \(thread.sectionRevision). \
                <a href="\(Paths.postmortemSectionHistory(section.slug, of: id))">History</a></p>
                <blockquote class="thread-quote gone"><del>\(quote.exact)</del></blockquote>
                """
        }
        return """
            <blockquote class="thread-quote" data-passage="\(quote.exact)" data-prefix="\(quote.prefix)" data-suffix="\(quote.suffix)">\(quote.exact)</blockquote>
            """
    }

    private static func commentItem(_ comment: Comment, of id: ID<Incident>, _ here: String, _ frame: Frame) -> HTML {
        let isOwn = comment.writtenBy == frame.viewer?.id && frame.access.meets(.contributor)
        let mayDelete = isOwn || frame.viewer?.level == .administrator
        let actions: HTML = """
            <div class="thread-actions">\(when: isOwn, "<a href=\"\(Paths.commentEdit(comment.id, of: id))\">Edit</a>") \
            \(postButton("Delete", to: Paths.commentDeletion(comment.id, of: id), frame, style: .quiet, fields: [("return", here)]))</div>
            """
        return """
            <div class="comment" id="comment-\(comment.id.description)">
            <p class="comment-head"><b>\(comment.writerName)</b>\(ago(comment.writtenAt, frame))\(when: comment.editedAt != nil, ", edited")</p>
            \(prose(comment.text, anchors: "comment-\(comment.id)-"))
            \(when: mayDelete, actions)
            </div>

            """
    }
}
