import Foundation

/// What a reviewer says about a postmortem.
package enum ReviewDecision: String, CaseIterable, Sendable {
    case approve
    case changesRequested = "changes_requested"
    /// Read and remarked on, with no decision.
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
        case .approve: "It can be published as it stands."
        case .changesRequested: "Something has to change first. Say what; it goes back to a draft."
        case .comment: "A remark. It neither approves nor asks for changes."
        }
    }

    /// In the past tense, behind a name: "approved".
    package var done: String {
        switch self {
        case .approve: "approved"
        case .changesRequested: "requested changes"
        case .comment: "commented"
        }
    }
}

/// A verdict as it was given, on the revision that its reviewer had read.
package struct GivenReviewDecision: Equatable, Sendable {
    package let reviewerID: ID<Person>
    package let reviewerName: String
    package let verdict: ReviewDecision
    package let note: String
    package let revision: DocumentRevision
    package let givenAt: Date

    package init(
        reviewerID: ID<Person>, reviewerName: String, verdict: ReviewDecision, note: String, revision: DocumentRevision,
        givenAt: Date
    ) {
        self.reviewerID = reviewerID
        self.reviewerName = reviewerName
        self.verdict = verdict
        self.note = note
        self.revision = revision
        self.givenAt = givenAt
    }
}

/// Somebody who was asked, by name, to read a postmortem.
package struct Reviewer: Equatable, Sendable {
    package let personID: ID<Person>
    package let name: String
    /// The last time: asked again after the changes they requested, they have not answered yet.
    package let askedAt: Date

    package init(personID: ID<Person>, name: String, askedAt: Date) {
        self.personID = personID
        self.name = name
        self.askedAt = askedAt
    }
}
