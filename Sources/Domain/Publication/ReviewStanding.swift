/// The status of a postmortem's review: its reviewers, their decisions and the outcome.
package struct ReviewStanding: Equatable, Sendable {
    package let reviewers: [Reviewer]
    package let authors: Set<ID<Person>>
    /// The reviewers' decisions, latest first.
    package let decisions: [GivenReviewDecision]
    /// The present text.
    package let present: SectionRevisions

    package init(
        reviewers: [Reviewer], authors: Set<ID<Person>>, decisions: [GivenReviewDecision], present: SectionRevisions
    ) {
        self.reviewers = reviewers
        self.authors = authors
        self.decisions = decisions
        self.present = present
    }

    /// A reviewer's current decision: a comment after an approval changes nothing, and changes requested before the
    /// review was requested again no longer count.
    package func decision(of reviewer: Reviewer) -> GivenReviewDecision? {
        guard let last = decisions.first(where: { $0.reviewerID == reviewer.personID && $0.decision != .comment })
        else {
            return nil
        }
        return last.decision == .changesRequested && last.givenAt < reviewer.askedAt ? nil : last
    }

    package func isOnPresentText(_ decision: GivenReviewDecision) -> Bool { decision.revision.sections == present }

    /// The reviewers who have not decided about the present text.
    package var waitingFor: [Reviewer] {
        reviewers.filter { reviewer in
            guard let decision = decision(of: reviewer) else { return true }
            return decision.decision == .approve && !isOnPresentText(decision)
        }
    }

    /// Requested changes remain open until the review is requested again or their reviewer approves; an approval counts
    /// only for the text it was given on; and the only author cannot be the only approver.
    package var outcome: PostmortemState {
        if reviewers.contains(where: { decision(of: $0)?.decision == .changesRequested }) { return .changesRequested }
        let canEnd = ReviewStanding.canReview(reviewers.map(\.personID), authors: authors)
        return waitingFor.isEmpty && canEnd ? .approved : .inReview
    }

    /// The state of the review of a postmortem before its first publication.
    package func review(in state: PostmortemState) -> PublishingCheck.Review {
        let requested = reviewers.filter { decision(of: $0)?.decision == .changesRequested }.map(\.name)
        switch state {
        case .changesRequested where !requested.isEmpty: return .changesRequested(requested)
        case .inReview, .approved, .changesRequested:
            if outcome == .approved { return state == .approved ? .approved : .notRequested }
            return waitingFor.isEmpty ? .onlyByItsAuthor : .waiting(waitingFor.map(\.name))
        case .draft, .published, .archived, .notRequired: return .notRequested
        }
    }

    /// - Parameter threads: those of the postmortem.
    /// - Throws: ``Refusal`` if the reviewer would approve the text although one of their own comments blocks it.
    package static func checkApproval(
        by person: ID<Person>, _ threads: [CommentThread], titles: [ID<PostmortemSection>: String]
    ) throws(Refusal) {
        guard let thread = threads.first(where: { $0.blocksPublication && $0.startedBy == person }) else { return }
        let section = titles[thread.sectionID].map { " on “\($0)”" } ?? ""
        throw Refusal(
            field: "decision",
            "Your comment\(section) is still marked as blocking: “\(thread.opening)” Resolve it or mark it as not blocking, then approve."
        )
    }

    /// Whether at least one reviewer reads what somebody else wrote.
    package static func canReview(_ reviewers: [ID<Person>], authors: Set<ID<Person>>) -> Bool {
        if reviewers.isEmpty { return false }
        return authors.count != 1 || reviewers.contains { !authors.contains($0) }
    }

    /// - Throws: ``Refusal`` for a review that could not end: without reviewers, or with the only author as the only
    ///   reviewer.
    package static func check(_ reviewers: [ID<Person>], authors: Set<ID<Person>>) throws(Refusal) {
        if reviewers.isEmpty { throw Refusal(field: "reviewers", "Choose at least one reviewer.") }
        if !canReview(reviewers, authors: authors) {
            throw Refusal(
                field: "reviewers",
                "The only author cannot be the only reviewer. Ask somebody who did not write it.")
        }
    }
}
