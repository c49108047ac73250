import Domain
import HTML
import Storage
import WebServer

/// The review of a postmortem: its page, its reviewers, their decisions.
enum PostmortemReviews {
    /// Shows the postmortem in review: the reviewers and their decisions, the text with its comments, and the unmet
    /// conditions for publication.
    static func show(_ visit: Visit) async throws -> Response {
        .page(showPage(visit, try await visit.reviewDossier(), problems: []))
    }

    static func updateReviewers(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let picked = try await visit.picking(.many(.reviewer, "reviewers")).picked("reviewers")
        return try await attempt {
            let people: Set<ID<Person>> = try picked.ids("reviewers")
            try await visit.change { try $0.askForReview(of: dossier.id, by: people) }
            return .redirect(
                to: Paths.postmortemReview(dossier.id),
                notice: FlashNotice("Review requested. The reviewers will find it under “Needs your attention”."))
        } orShow: { problems, _ in
            showPage(visit, dossier, reviewers: picked, problems: problems)
        }
    }

    static func decide(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let note = visit.form["note"] ?? ""
        return try await attempt {
            guard let decision = visit.form["decision"].flatMap(ReviewDecision.init(rawValue:)) else {
                throw Refusal(field: "decision", "Choose a review decision.")
            }
            guard let read = visit.form["read"].flatMap({ SectionRevisions(text: $0) }) else {
                throw Refusal("Reload the page: it is not clear which text this decision is about.")
            }
            try await visit.change { try $0.giveReviewDecision(on: dossier.id, decision, note: note, read: read) }
            return .redirect(
                to: Paths.postmortemReview(dossier.id).anchored("review"), notice: FlashNotice("Review decision saved.")
            )
        } orShow: { problems, _ in
            showPage(visit, dossier, problems: problems)
        }
    }

    static func withdraw(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        try await visit.change { try $0.withdrawPostmortem(of: id) }
        return .redirect(to: Paths.postmortemReview(id), notice: FlashNotice("Moved the postmortem back to draft."))
    }

    static func showPage(
        _ visit: Visit, _ dossier: PostmortemReviewDossier, reviewers: Picked? = nil, problems: [Refusal.Problem]
    ) -> HTML {
        let frame = visit.frame
        let id = dossier.id
        let entries = ReadingSections(dossier.text, frame, showsGaps: true).entries
        return page(
            frame, title: "Postmortem review, \(id.key)", section: .incidents, problems: problems, wide: true,
            scripts: ["js/comments.js"],
            """
            <p class="back"><a href="\(Paths.incident(id))">\(id.key.description) \(dossier.text.incident.incident.title)</a></p>
            <h1>Postmortem review</h1>
            <div class="writing-state">\(stateTag(dossier.state)) \
            \(decisionLink(visit, dossier)) <span>\(PostmortemReviews.standingWords(dossier))</span> \
            \(when: frame.access.allows(.get, Paths.postmortemEdit(id)), "<a href=\"\(Paths.postmortemEdit(id))\" data-key=\"e\">Write</a>") <a href="\(Paths.postmortem(id))">Read it as a page</a> \
            <a href="\(Paths.postmortemProjector(id))">Projector</a></div>
            \(PostmortemReviews.state(visit, dossier, reviewers: reviewers, problems: problems))
            \(PostmortemReviews.names(dossier, frame))
            <div class="review-text">
            \(each: entries, { reviewSection($0, dossier, frame) })
            </div>
            \(PostmortemReviews.decisionForm(visit, dossier, problems: problems))
            \(reviewEndings(dossier, frame))
            """)
    }

    private static func reviewSection(
        _ entry: ReadingSections.Entry, _ dossier: PostmortemReviewDossier, _ frame: Frame
    )
        -> HTML
    {
        let section = entry.section
        let text: HTML = entry.body.isEmpty ? "<p class=\"quiet\">Nothing has been written here yet.</p>" : entry.body
        let edit = linkButton(
            section.isWritten ? "Edit" : "Write", to: Paths.postmortemEdit(dossier.id, at: section.slug), frame,
            style: .quiet)
        return """
            <div class="review-section">
            <section class="reading" data-commented="\(section.slug)" aria-labelledby="\(entry.anchor)">
            \(sectionHeading(section.title, id: entry.anchor, actions: edit))
            \(PostmortemFlags.section(dossier.review.check.flags.filter { $0.sectionID == section.id }, of: dossier.id, frame))
            \(text)
            </section>
            <aside class="writing-help" aria-label="Comments on “\(section.title)”">
            \(CommentThreads.section(
                section, dossier.review.threads.filter { $0.sectionID == section.id }, of: dossier.id,
                returningTo: Paths.postmortemReview(dossier.id), frame))
            </aside>
            </div>

            """
    }

    /// Rarely used actions.
    private static func reviewEndings(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let id = dossier.id
        let ways: HTML =
            switch dossier.state {
            case .inReview, .changesRequested, .approved:
                postButton("Back to draft", to: Paths.postmortemWithdrawal(id), frame, style: .quiet)
            case .published:
                postButton(
                    "Archive", to: Paths.postmortemArchiving(id), frame, style: .quiet, fields: [("archived", "on")])
            case .archived:
                postButton(
                    "Unarchive", to: Paths.postmortemArchiving(id), frame, style: .quiet,
                    fields: [("archived", "")])
            case .draft, .notRequired: HTML()
            }
        return "<section class=\"endings\" aria-label=\"Other actions\">\(ways)</section>"
    }
}
