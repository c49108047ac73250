import Domain
import Foundation

/// The present state of a postmortem's review.
package struct PostmortemReview: Sendable {
    package let reviewers: [Reviewer]
    package let standing: ReviewStanding
    package let check: PublishingCheck
    package let threads: [CommentThread]
    package let publications: [Publication]
    package let meeting: PostmortemMeeting?

    /// Whether the draft differs from the published text.
    package var hasUnpublishedChanges: Bool {
        guard let last = publications.first else { return false }
        return last.revision.sections != standing.present
    }
}

/// A postmortem that somebody was asked to read.
package struct AskedReview: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let askedAt: Date
    package let askedBy: String?
}

/// A postmortem that somebody is writing and that is not published yet.
package struct UnfinishedPostmortem: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let state: PostmortemState
    package let openThreads: Int
    package let blockingThreads: Int
    package let openFlags: Int
}

extension Reading {
    /// The reviewers, their decisions, the comments and the unmet conditions for publication.
    package func review(of document: PostmortemDocument) throws -> PostmortemReview? {
        let id = document.postmortem.id
        guard try postmortem(of: document.postmortem.incidentID)?.id == id else { return nil }
        let present = SectionRevisions(document.sections)
        let threads = try commentThreads(of: id)
        let reviewers = try reviewers(of: id)
        let publications = try publications(of: id)
        let standing = ReviewStanding(
            reviewers: reviewers, authors: Set(document.authors.map(\.personID)),
            verdicts: try verdicts(of: id), present: present)
        let titles = Dictionary(document.sections.map { ($0.id, $0.title) }) { first, _ in first }
        let check = PublishingCheck(
            sections: document.sections, flags: try openFlags(of: document.postmortem.incidentID),
            blocking: threads.filter(\.blocksPublication).map {
                .init(id: $0.id, sectionTitle: titles[$0.sectionID] ?? "a section")
            },
            review: try whoHasRead(document.postmortem, standing, wasPublished: !publications.isEmpty))
        return PostmortemReview(
            reviewers: reviewers, standing: standing, check: check, threads: threads, publications: publications,
            meeting: try meeting(of: id))
    }

    package func reviewers(of postmortem: ID<Postmortem>) throws -> [Reviewer] {
        try rows(
            """
            SELECT r.person_id, p.name, r.asked_at FROM reviewer AS r JOIN person AS p ON p.id = r.person_id
            WHERE r.postmortem_id = ? AND r.released_at IS NULL AND \(visibleThroughPostmortem("r.postmortem_id"))
            ORDER BY p.name
            """, [postmortem.rawValue]
        ) { Reviewer(personID: $0.id(), name: $0.text(), askedAt: $0.date()) }
    }

    /// The decisions of reviewers on a postmortem, latest first.
    package func verdicts(of postmortem: ID<Postmortem>) throws -> [GivenReviewDecision] {
        let revisions = Dictionary(try documentRevisions(of: postmortem).map { ($0.id, $0) }) { first, _ in first }
        return try rows(
            """
            SELECT v.document_revision_id, v.person_id, p.name, v.verdict, v.note, v.given_at
            FROM review_verdict AS v JOIN person AS p ON p.id = v.person_id
            WHERE v.postmortem_id = ? AND \(visibleThroughPostmortem("v.postmortem_id")) ORDER BY v.id DESC
            """, [postmortem.rawValue]
        ) { columns -> GivenReviewDecision? in
            guard let revision = revisions[columns.id()] else { return nil }
            return GivenReviewDecision(
                reviewerID: columns.id(), reviewerName: columns.text(), verdict: try columns.value(),
                note: columns.text(), revision: revision, givenAt: columns.date())
        }.compactMap { $0 }
    }

    /// The postmortems that somebody was asked to review and whose present text they have not decided about.
    package func reviewsAsked(of person: ID<Person>, atMost limit: Int) throws -> [AskedReview] {
        try rows(
            """
            SELECT i.id, i.title, r.asked_at, a.name
            FROM reviewer AS r JOIN postmortem AS p ON p.id = r.postmortem_id JOIN incident AS i ON i.id = p.incident_id
                LEFT JOIN person AS a ON a.id = r.asked_by
            WHERE r.person_id = ? AND r.released_at IS NULL AND p.state = 'in_review' AND p.deleted_at IS NULL
                AND \(visibleIncident("i"))
                AND NOT EXISTS (SELECT 1 FROM review_verdict AS v WHERE v.postmortem_id = p.id
                    AND v.person_id = r.person_id AND v.given_at >= r.asked_at AND NOT EXISTS
                        (SELECT 1 FROM postmortem_section AS s LEFT JOIN document_revision_section AS d
                            ON d.section_id = s.id AND d.document_revision_id = v.document_revision_id
                         WHERE s.postmortem_id = p.id AND d.section_revision IS NOT s.revision))
            ORDER BY r.asked_at LIMIT ?
            """, [person.rawValue, limit]
        ) { AskedReview(incidentID: $0.id(), title: $0.text(), askedAt: $0.date(), askedBy: $0.optionalText()) }
    }

    /// The unpublished postmortems that somebody has written in, latest changes first.
    package func unfinishedPostmortems(by person: ID<Person>, atMost limit: Int) throws -> [UnfinishedPostmortem] {
        let found = try rows(
            """
            SELECT p.id, i.id, i.title, p.state FROM postmortem_author AS a
                JOIN postmortem AS p ON p.id = a.postmortem_id JOIN incident AS i ON i.id = p.incident_id
            WHERE a.person_id = ? AND p.state IN ('draft', 'in_review', 'changes_requested', 'approved')
                AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY i.updated_at DESC LIMIT ?
            """, [person.rawValue, limit]
        ) {
            (
                id: $0.id(Postmortem.self), incident: $0.id(Incident.self), title: $0.text(),
                state: try $0.value(PostmortemState.self)
            )
        }
        return try found.map { row in
            let open = try commentThreads(of: row.id).filter { !$0.isResolved }
            return UnfinishedPostmortem(
                incidentID: row.incident, title: row.title, state: row.state, openThreads: open.count,
                blockingThreads: open.count(where: \.isBlocking),
                openFlags: try openFlags(of: row.incident).count)
        }
    }

    private func whoHasRead(
        _ postmortem: Postmortem, _ standing: ReviewStanding, wasPublished: Bool
    ) throws -> PublishingCheck.Review {
        if wasPublished { return .publishedBefore }
        if postmortem.state == .approved && standing.outcome == .approved { return .approved }
        if case .command = asker { return .notPossible }
        return try isAlone() ? .notPossible : .missing
    }

    /// Whether only one person can sign in.
    private func isAlone() throws -> Bool {
        let people = try first(
            "SELECT count(*) FROM person WHERE deactivated_at IS NULL AND is_demo = 0 AND \(seesOrganisation)"
        ) { $0.int() }
        return (people ?? 0) <= 1
    }
}
