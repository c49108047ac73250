import Domain

extension Change {
    /// - Parameter read: the text that the reviewer had on screen, which may have changed since.
    package func giveReviewDecision(
        on incident: ID<Incident>, _ decision: ReviewDecision, note: String, read: SectionRevisions
    ) throws {
        try require(.reviewer, on: .incident(incident))
        let document = try requireDocument(of: incident)
        let postmortem = document.postmortem
        guard let person = asker.personID,
            try reading.reviewers(of: postmortem.id).contains(where: { $0.personID == person })
        else { throw Refusal("Only reviewers can give a review decision. Anybody can comment.") }
        guard let review = try reading.review(of: document) else { throw StorageFault("a document without a review") }
        guard review.asked(in: postmortem.state).contains(where: { $0.personID == person }) else {
            throw Refusal(
                postmortem.state == .published
                    ? "Nobody has asked you to review these changes. Anybody can comment."
                    : "This postmortem is not in review. Its state is “\(postmortem.state.label.lowercased())”.")
        }
        let note = try Text.paragraphs(
            note, field: "note", called: decision == .changesRequested ? "what has to change" : "a note",
            atMost: Text.Limit.passage,
            required: decision != .approve)
        let authors = Set(document.authors.map(\.personID))
        if decision == .approve {
            try ReviewStanding.check(try reading.reviewers(of: postmortem.id).map(\.personID), authors: authors)
            let titles = Dictionary(document.sections.map { ($0.id, $0.title) }) { first, _ in first }
            try ReviewStanding.checkApproval(
                by: person, try reading.commentThreads(of: postmortem.id), titles: titles)
        }
        try requireKnown(read, in: document)
        let revision = try freeze(read, of: postmortem.id)
        try run(
            """
            INSERT INTO review_verdict (postmortem_id, person_id, document_revision_id, verdict, note, given_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                postmortem.id.rawValue, person.rawValue, revision.id.rawValue, decision.rawValue, note,
                now.milliseconds,
            ])
        var changes = [
            FieldChange(field: "Review decision", from: "", to: "\(decision.label), on revision \(revision.number)")
        ]
        if !note.isEmpty { changes.append(FieldChange(field: "Note", from: "", to: note)) }
        try record(
            .postmortem(postmortem.id), "gave a review decision on the postmortem", incident: incident, changes: changes
        )
        try touch(incident)
        if decision != .comment && postmortem.state.takesReviewDecisions { try settle(incident) }
    }

    /// Moves the postmortem to the state that follows from the decisions of its reviewers.
    func settle(_ incident: ID<Incident>) throws {
        let document = try requireDocument(of: incident)
        guard let standing = try reading.review(of: document)?.standing else { return }
        if standing.outcome == document.postmortem.state { return }
        try document.postmortem.state.checkMove(to: standing.outcome)
        try move(document.postmortem, to: standing.outcome)
    }

    /// - Throws: ``Refusal`` for a text that the postmortem never had.
    private func requireKnown(_ read: SectionRevisions, in document: PostmortemDocument) throws {
        let present = SectionRevisions(document.sections).numbers
        let isKnown =
            read.numbers.count == present.count
            && read.numbers.allSatisfy { section, number in present[section].map { number <= $0 } ?? false }
        if !isKnown { throw Refusal("Reload the page: it is not clear which text this decision is about.") }
    }
}
