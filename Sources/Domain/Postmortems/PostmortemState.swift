/// The state of a postmortem, from draft to published.
package enum PostmortemState: String, CaseIterable, Sendable {
    case draft
    case inReview = "in_review"
    case changesRequested = "changes_requested"
    case approved
    case published
    case archived
    case notRequired = "not_required"

    package var label: String {
        switch self {
        case .draft: "Draft"
        case .inReview: "In review"
        case .changesRequested: "Changes requested"
        case .approved: "Approved"
        case .published: "Published"
        case .archived: "Archived"
        case .notRequired: "Not required"
        }
    }

    /// Whether the postmortem is still being written or reviewed.
    package var isBeforePublication: Bool {
        switch self {
        case .draft, .inReview, .changesRequested, .approved: true
        case .published, .archived, .notRequired: false
        }
    }

    /// Whether reviewers can give verdicts, including a second one after they have changed their minds.
    package var takesReviewDecisions: Bool {
        switch self {
        case .inReview, .changesRequested, .approved: true
        case .draft, .published, .archived, .notRequired: false
        }
    }

    /// The states that can be reached from here in one step. If nobody else could review it, a draft may be published
    /// directly: ``PublishingCheck`` decides when. A postmortem that is not required has no text; a new one is started
    /// in its place.
    package var nextStates: [PostmortemState] {
        switch self {
        case .draft: [.inReview, .published]
        case .inReview: [.changesRequested, .approved, .draft]
        case .changesRequested: [.draft, .inReview, .approved]
        case .approved: [.published, .inReview, .changesRequested, .draft]
        case .published: [.archived]
        case .archived: [.published]
        case .notRequired: []
        }
    }

    /// - Throws: ``Refusal`` if there is no such step.
    package func checkMove(to target: PostmortemState) throws(Refusal) {
        if nextStates.contains(target) { return }
        throw Refusal(
            "A postmortem in the state “\(label.lowercased())” cannot become “\(target.label.lowercased())”.")
    }
}
