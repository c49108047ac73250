import Foundation

/// A reviewer's decision about a postmortem.
package enum ReviewDecision: String, CaseIterable, Sendable {
    case approve
    case changesRequested = "changes_requested"
    /// A remark without a decision.
    case comment

    package var label: String {
        switch self {
        case .approve: "Approve"
        case .changesRequested: "Request changes"
        case .comment: "Comment"
        }
    }

    package var help: String {
        switch self {
        case .approve: "It can be published as it is."
        case .changesRequested: "Something has to change first. Say what. The postmortem goes back to draft."
        case .comment: "A remark. It neither approves nor asks for changes."
        }
    }

    /// In the past tense, after a name: "approved".
    package var done: String {
        switch self {
        case .approve: "approved"
        case .changesRequested: "requested changes"
        case .comment: "commented"
        }
    }
}

/// A decision given by a reviewer, on the revision that the reviewer had read.
package struct GivenReviewDecision: Equatable, Sendable {
    package let reviewerID: ID<Person>
    package let reviewerName: String
    package let decision: ReviewDecision
    package let note: String
    package let revision: DocumentRevision
    package let givenAt: Date

    package init(
        reviewerID: ID<Person>, reviewerName: String, decision: ReviewDecision, note: String,
        revision: DocumentRevision,
        givenAt: Date
    ) {
        self.reviewerID = reviewerID
        self.reviewerName = reviewerName
        self.decision = decision
        self.note = note
        self.revision = revision
        self.givenAt = givenAt
    }
}

/// A person who was asked by name to review a postmortem.
package struct Reviewer: Equatable, Sendable {
    package let personID: ID<Person>
    package let name: String
    /// The latest time. A reviewer who is asked again, after requesting changes, has not answered yet.
    package let askedAt: Date

    package init(personID: ID<Person>, name: String, askedAt: Date) {
        self.personID = personID
        self.name = name
        self.askedAt = askedAt
    }
}
