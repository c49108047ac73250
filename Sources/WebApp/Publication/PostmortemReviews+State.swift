import Domain
import HTML
import Storage

extension PostmortemReviews {
    /// The state of the review, above the text: its reviewers, its meeting, and what is left to do before publication.
    static func state(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem]) -> HTML {
        """
        <div class="review-state">
        <section aria-labelledby="review">
        \(sectionHeading("Reviewers", id: "review"))
        \(reviewerList(dossier, visit.frame))
        \(reviewersForm(visit, dossier, problems: problems))
        </section>
        <section aria-labelledby="meeting">
        \(sectionHeading("Review meeting", id: "meeting"))
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
        case .draft: return "Not submitted for review yet."
        case .inReview: return waiting.isEmpty ? "In review." : "Waiting for \(listed(waiting))."
        case .changesRequested: return "A reviewer requested changes."
        case .approved: return "All reviewers have approved the current text."
        case .published:
            return dossier.review.hasUnpublishedChanges
                ? "Readers do not see the latest changes yet." : "Readers see exactly this text."
        case .archived: return "Archived: still readable, but no longer current."
        case .notRequired: return ""
        }
    }

    private static func reviewerList(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let review = dossier.review
        if review.reviewers.isEmpty && review.standing.verdicts.isEmpty {
            return "<p class=\"quiet\">There are no reviewers yet.</p>"
        }
        let silent = review.reviewers.filter { reviewer in
            !review.standing.verdicts.contains { $0.reviewerID == reviewer.personID }
        }
        return """
            <ul class="verdicts">
            \(each: silent, { "<li><p><b>\($0.name)</b> \(tag("Asked")) \(ago($0.askedAt, frame))</p></li>\n" })
            \(each: review.standing.verdicts, { decisionItem($0, review, frame) })
            </ul>
            """
    }

    private static func decisionItem(_ verdict: GivenReviewDecision, _ review: PostmortemReview, _ frame: Frame) -> HTML
    {
        let isPresent = review.standing.isOnPresentText(verdict)
        let older: HTML = "<span class=\"older\">an older revision; the text has changed since</span>"
        let isAsked = review.reviewers.contains { $0.personID == verdict.reviewerID }
        return """
            <li><p><b>\(verdict.reviewerName)</b> \(verdictTag(verdict.verdict)) on revision \(verdict.revision.number)\
            \(when: !isPresent, ", \(older)")\(when: !isAsked, ", no longer a reviewer"),\(ago(verdict.givenAt, frame))</p>
            \(prose(verdict.note, anchors: "verdict-\(verdict.revision.number)-\(verdict.reviewerID)-"))
            </li>

            """
    }

    private static func verdictTag(_ verdict: ReviewDecision) -> HTML {
        switch verdict {
        case .approve: tag(verdict.done, tone: .good)
        case .changesRequested: tag(verdict.done, tone: .caution)
        case .comment: tag(verdict.done, tone: .information)
        }
    }
}
