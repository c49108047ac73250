import Domain
import HTML
import Storage

extension PostmortemReviews {
    /// The state of the review, above the text: its reviewers, its meeting, and what is left to do before publication.
    static func state(
        _ visit: Visit, _ dossier: PostmortemReviewDossier, reviewers: Picked?, problems: [Refusal.Problem]
    ) -> HTML {
        """
        <div class="review-state">
        <section aria-labelledby="review">
        \(sectionHeading("Reviewers", id: "review"))
        \(reviewerList(dossier, visit.frame))
        \(reviewersForm(visit, dossier, typed: reviewers, problems: problems))
        </section>
        <section aria-labelledby="meeting">
        \(sectionHeading("Postmortem meeting", id: "meeting"))
        \(PostmortemMeetings.words(dossier, visit.frame))
        </section>
        <section aria-labelledby="publication">
        \(sectionHeading(dossier.review.publications.isEmpty ? "Before it is published" : "Publication", id: "publication"))
        \(publicationForm(visit, dossier, problems: problems))
        </section>
        </div>
        """
    }

    /// The state of the review in one line.
    static func standingWords(_ dossier: PostmortemReviewDossier) -> String {
        let waiting = dossier.review.standing.waitingFor.map(\.name)
        switch dossier.state {
        case .draft:
            return dossier.review.check.review == .notPossible
                ? "Nobody else can sign in to review it." : "Not submitted for review yet."
        case .inReview: return waiting.isEmpty ? "In review." : "Waiting for \(listed(waiting))."
        case .changesRequested: return "A reviewer requested changes."
        case .approved: return "All reviewers have approved the current text."
        case .published:
            if !dossier.review.hasUnpublishedChanges { return "Readers see exactly this text." }
            let asked = Set(dossier.review.asked(in: .published).map(\.personID))
            let silent = dossier.review.standing.waitingFor.filter { asked.contains($0.personID) }.map(\.name)
            return "Readers do not see the latest changes yet."
                + (silent.isEmpty ? "" : " Waiting for \(listed(silent)).")
        case .archived: return "Archived: still readable, but no longer current."
        case .notRequired: return ""
        }
    }

    private static func reviewerList(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let review = dossier.review
        if review.reviewers.isEmpty && review.standing.decisions.isEmpty {
            if review.check.review == .notPossible && dossier.state.isBeforePublication {
                return """
                    <p class="quiet">It can be published without a review. \
                    Once another reviewer has an account, a review is needed.</p>
                    """
            }
            let nobody =
                dossier.state.isBeforePublication ? "There are no reviewers yet." : "Nobody was asked to review it."
            return "<p class=\"quiet\">\(nobody)</p>"
        }
        let silent = review.reviewers.filter { reviewer in
            !review.standing.decisions.contains { $0.reviewerID == reviewer.personID }
        }
        return """
            <ul class="decisions">
            \(each: silent, { askedItem($0, dossier, frame) })
            \(each: review.standing.decisions, { decisionItem($0, review, frame) })
            </ul>
            """
    }

    private static func askedItem(_ reviewer: Reviewer, _ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let canSignIn = dossier.asked.contains { $0.id == reviewer.personID.rawValue && $0.isChoosable }
        return """
            <li><p><b>\(reviewer.name)</b> \(tag("Asked")) \(ago(reviewer.askedAt, frame))\
            \(when: !canSignIn, ", cannot sign in: choose somebody else")</p></li>

            """
    }

    private static func decisionItem(_ decision: GivenReviewDecision, _ review: PostmortemReview, _ frame: Frame)
        -> HTML
    {
        let isPresent = review.standing.isOnPresentText(decision)
        let older: HTML = "<span class=\"older\">an older revision; the text has changed since</span>"
        let isAsked = review.reviewers.contains { $0.personID == decision.reviewerID }
        return """
            <li><p><b>\(decision.reviewerName)</b> \(decisionTag(decision.decision)) on revision \(decision.revision.number)\
            \(when: !isPresent, ", \(older)")\(when: !isAsked, ", no longer a reviewer"),\(ago(decision.givenAt, frame))</p>
            \(prose(decision.note, anchors: "decision-\(decision.revision.number)-\(decision.reviewerID)-"))
            </li>

            """
    }

    private static func decisionTag(_ decision: ReviewDecision) -> HTML {
        switch decision {
        case .approve: tag(decision.done, tone: .good)
        case .changesRequested: tag(decision.done, tone: .caution)
        case .comment: tag(decision.done, tone: .information)
        }
    }
}
