import Domain
import HTML
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/threads/:thread/blocking`.
enum CommentThreads {
    static func create(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        let values = CommentForm(visit.form)
        return try await attempt {
            let thread = try await visit.change { try $0.startThread(on: section.id, values.draft) }
            let back = Link(ownPath: values.returnPath) ?? Paths.postmortemReview(dossier.id)
            return .redirect(to: back.anchored(thread.name), notice: FlashNotice("Comment added."))
        } orShow: { problems, _ in
            commentPage(visit.frame, dossier, "Comment on “\(section.title)”", problems: problems) {
                CommentThreads.newForm(section, values, of: dossier.id, problems: problems, visit.frame, isAlone: true)
            }
        }
    }

    static func resolve(_ visit: Visit) async throws -> Response {
        let (id, thread): (_, ID<CommentThread>) = (try visit.incidentID(), try visit.id("thread"))
        let isResolved = visit.form["resolved"] == "on"
        try await visit.change { change in
            if isResolved { try change.resolveThread(thread) } else { try change.reopenThread(thread) }
        }
        return .redirect(
            to: visit.pageOfComments(id, thread),
            notice: FlashNotice(isResolved ? "Comment resolved." : "Comment reopened."))
    }

    static func block(_ visit: Visit) async throws -> Response {
        let (id, thread): (_, ID<CommentThread>) = (try visit.incidentID(), try visit.id("thread"))
        let isBlocking = visit.form["blocking"] == "on"
        try await visit.change { change in
            if isBlocking { try change.markBlocking(thread) } else { try change.unmarkBlocking(thread) }
        }
        return .redirect(
            to: visit.pageOfComments(id, thread),
            notice: FlashNotice(
                isBlocking
                    ? "Marked as blocking. It has to be resolved before publication."
                    : "It no longer blocks publication."))
    }

    static func commentPage(
        _ frame: Frame, _ dossier: PostmortemDossier, _ title: String, problems: [Refusal.Problem], _ form: () -> HTML
    ) -> HTML {
        page(
            frame, title: "\(title), \(dossier.id.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.postmortemReview(dossier.id))">Postmortem review of \(dossier.id.key.description)</a></p>
            <h1>\(title)</h1>
            \(form())
            """)
    }
}
