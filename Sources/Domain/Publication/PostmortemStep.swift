/// The next thing to do about the postmortem of an incident.
package enum PostmortemStep: Equatable, Sendable {
    case start
    /// A required section is still empty.
    case write
    case requestReview
    /// The reviewers who have not decided, by name.
    case awaitReview([String])
    /// The reviewers who requested changes, by name.
    case makeChanges([String])
    case publish
    /// It is published, or none is required.
    case none

    /// - Parameter check: nil if there is no postmortem.
    package init(_ state: PostmortemState?, _ check: PublishingCheck?) {
        guard let state, let check else {
            self = .start
            return
        }
        switch state {
        case .published, .archived, .notRequired: self = .none
        case .draft where !check.outline.missing.isEmpty: self = .write
        case .draft, .inReview, .changesRequested, .approved: self = PostmortemStep(check.review)
        }
    }

    private init(_ review: PublishingCheck.Review) {
        switch review {
        case .approved, .notPossible, .publishedBefore: self = .publish
        case .notRequested, .onlyByItsAuthor: self = .requestReview
        case .waiting(let names): self = .awaitReview(names)
        case .changesRequested(let names): self = .makeChanges(names)
        }
    }
}
