/// Who was asked to read a postmortem, what they have said, and what comes of it.
package struct ReviewStanding: Equatable, Sendable {
    package let reviewers: [Reviewer]
    package let authors: Set<ID<Person>>
    /// The latest first.
    package let verdicts: [GivenReviewDecision]
    /// What the text is now.
    package let present: SectionRevisions

    package init(
        reviewers: [Reviewer], authors: Set<ID<Person>>, verdicts: [GivenReviewDecision], present: SectionRevisions
    ) {
        self.reviewers = reviewers
        self.authors = authors
        self.verdicts = verdicts
        self.present = present
    }

    /// What a reviewer has decided, and not taken back: a comment behind an approval changes nothing, and changes that were
    /// requested before the review was asked for again are done.
    package func decision(of reviewer: Reviewer) -> GivenReviewDecision? {
        guard let last = verdicts.first(where: { $0.reviewerID == reviewer.personID && $0.verdict != .comment }) else {
            return nil
        }
        return last.verdict == .changesRequested && last.givenAt < reviewer.askedAt ? nil : last
    }

    package func isOnPresentText(_ verdict: GivenReviewDecision) -> Bool { verdict.revision.sections == present }

    /// Whoever was asked and has not decided about the text as it is now.
    package var waitingFor: [Reviewer] {
        reviewers.filter { reviewer in
            guard let decision = decision(of: reviewer) else { return true }
            return decision.verdict == .approve && !isOnPresentText(decision)
        }
    }

    /// Requested changes stand until the review is asked for again or their reviewer approves; an approval counts for the
    /// text it was given on; and the only author does not approve alone.
    package var outcome: PostmortemState {
        if reviewers.contains(where: { decision(of: $0)?.verdict == .changesRequested }) { return .changesRequested }
        let canEnd = ReviewStanding.canReview(reviewers.map(\.personID), authors: authors)
        return waitingFor.isEmpty && canEnd ? .approved : .inReview
    }

    /// Whether anybody among them reads what somebody else wrote.
    package static func canReview(_ reviewers: [ID<Person>], authors: Set<ID<Person>>) -> Bool {
        if reviewers.isEmpty { return false }
        return authors.count != 1 || reviewers.contains { !authors.contains($0) }
    }

    /// - Throws: ``Refusal`` for a review that could not end: of nobody, or of the only author alone.
    package static func check(_ reviewers: [ID<Person>], authors: Set<ID<Person>>) throws(Refusal) {
        if reviewers.isEmpty { throw Refusal(field: "reviewers", "Choose who is asked to read it.") }
        if !canReview(reviewers, authors: authors) {
            throw Refusal(
                field: "reviewers",
                "The only author cannot be the only reviewer. Ask somebody who did not write it.")
        }
    }
}
