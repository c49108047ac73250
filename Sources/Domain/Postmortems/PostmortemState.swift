/// Where the document about an incident stands.
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

    /// Written, and not yet for everybody to read.
    package var isBeforePublication: Bool {
        switch self {
        case .draft, .inReview, .changesRequested, .approved: true
        case .published, .archived, .notRequired: false
        }
    }

    /// Reviewers give their verdicts: also a second one, after they have changed their minds.
    package var takesReviewDecisions: Bool {
        switch self {
        case .inReview, .changesRequested, .approved: true
        case .draft, .published, .archived, .notRequired: false
        }
    }

    /// The states that can be reached from here in one step. Where nobody else could read it, a draft is published as it is:
    /// ``PublishingCheck`` decides when. What is not required has no text; another postmortem is started in its place.
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

    /// - Throws: ``Refusal`` when there is no such way.
    package func checkMove(to target: PostmortemState) throws(Refusal) {
        if nextStates.contains(target) { return }
        throw Refusal(
            "A postmortem that is \(label.lowercased()) cannot become \(target.label.lowercased()).")
    }
}
