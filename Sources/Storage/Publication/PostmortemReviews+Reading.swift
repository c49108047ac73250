import Domain

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

    /// Whether reviewers can be asked: before the first publication, and about what was changed since the last one.
    package func canBeRequested(in state: PostmortemState) -> Bool {
        state.isBeforePublication || state == .published && hasUnpublishedChanges
    }

    /// The reviewers who were asked about the text in its present state, but not those whose review ended with its
    /// last publication.
    package func asked(in state: PostmortemState) -> [Reviewer] {
        if state.takesReviewDecisions { return reviewers }
        guard state == .published, hasUnpublishedChanges, let last = publications.first else { return [] }
        return reviewers.filter { $0.askedAt > last.publishedAt }
    }
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
            decisions: try reviewDecisions(of: id), present: present)
        let titles = Dictionary(document.sections.map { ($0.id, $0.title) }) { first, _ in first }
        let incident = try incidentDossier(document.postmortem.incidentID)
        let check = PublishingCheck(
            PostmortemOutline(document.sections) { incident?.content(of: $0) ?? .nothing },
            flags: try openFlags(of: document.postmortem.incidentID),
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
    package func reviewDecisions(of postmortem: ID<Postmortem>) throws -> [GivenReviewDecision] {
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
                reviewerID: columns.id(), reviewerName: columns.text(), decision: try columns.value(),
                note: columns.text(), revision: revision, givenAt: columns.date())
        }.compactMap { $0 }
    }

    private func whoHasRead(
        _ postmortem: Postmortem, _ standing: ReviewStanding, wasPublished: Bool
    ) throws -> PublishingCheck.Review {
        if wasPublished { return .publishedBefore }
        let review = standing.review(in: postmortem.state)
        if review == .approved { return .approved }
        if case .command = asker { return .notPossible }
        return try peopleToReview().allSatisfy { $0.id == asker.personID } ? .notPossible : review
    }

    /// The people who can be asked to review a postmortem, by name: all who may approve it and can sign in.
    package func peopleToReview() throws -> [Person] {
        try rows(
            """
            SELECT \(Person.columns) FROM person AS p
            WHERE \(Reading.canReview()) AND \(seesOrganisation) ORDER BY p.name COLLATE NOCASE, p.id
            """
        ) { try Person(&$0) }
    }

    /// The next thing to do about the postmortem of an incident.
    package func postmortemStep(of incident: ID<Incident>) throws -> PostmortemStep {
        guard let document = try postmortemDocument(of: incident) else { return PostmortemStep(nil, nil) }
        return PostmortemStep(document.postmortem.state, try review(of: document)?.check)
    }

    /// - Parameter alias: the name of the table of people in the query.
    static func canReview(_ alias: StaticString = "p") -> String {
        "\(canSignIn(alias)) AND \(alias).level IN ('reviewer', 'administrator')"
    }

    /// Somebody without a password can sign in if they have done so before.
    ///
    /// - Parameter alias: the name of the table of people in the query.
    static func canSignIn(_ alias: StaticString = "p") -> String {
        """
        \(alias).deactivated_at IS NULL AND \(alias).is_demo = 0 AND (\(alias).password_hash IS NOT NULL
            OR EXISTS (SELECT 1 FROM session AS s WHERE s.person_id = \(alias).id))
        """
    }
}
