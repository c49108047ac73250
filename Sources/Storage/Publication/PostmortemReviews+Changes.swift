import Domain

extension Change {
    /// Sets the reviewers of the postmortem. A draft is in review from then on. A published postmortem whose text was
    /// changed stays published meanwhile, and its readers keep the text that they have.
    package func askForReview(of incident: ID<Incident>, by people: Set<ID<Person>>) throws {
        try require(.editorOrInvolved, on: .incident(incident))
        let document = try requireDocument(of: incident)
        let postmortem = document.postmortem
        let review = postmortem.state == .published ? try reading.review(of: document) : nil
        let isOfChanges = review?.hasUnpublishedChanges == true
        if !postmortem.state.isBeforePublication && !isOfChanges { try postmortem.state.checkMove(to: .inReview) }
        let names = try people.sorted().map { id in
            guard let name = try reading.reviewerName(id) else {
                throw Refusal(
                    field: "reviewers", "One of these people cannot sign in, or is not a reviewer. Choose again.")
            }
            return name
        }
        try requireNamed(people.sorted(), in: .incident(incident), field: "reviewers")
        try ReviewStanding.check(people.sorted(), authors: Set(document.authors.map(\.personID)))
        let old = try reading.reviewers(of: postmortem.id)
        try release(old.filter { !people.contains($0.personID) }.map(\.personID), from: postmortem.id)
        let asked = review?.asked(in: .published) ?? old
        for person in people where !asked.contains(where: { $0.personID == person }) {
            try run(
                """
                INSERT INTO reviewer (postmortem_id, person_id, asked_at, asked_by) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at, asked_by = excluded.asked_by, released_at = NULL
                """,
                [postmortem.id.rawValue, person.rawValue, now.milliseconds, asker.personID?.rawValue])
        }
        var changes = ChangeList()
        changes.add(
            "Reviewers", old.map(\.name).sorted().joined(separator: ", "), names.sorted().joined(separator: ", "),
            isChanged: Set(old.map(\.personID)) != people)
        if isOfChanges || !changes.changes.isEmpty {
            try record(.postmortem(postmortem.id), "requested a review", incident: incident, changes: changes.changes)
            try touch(incident)
        }
        _ = try freeze(SectionRevisions(document.sections), of: postmortem.id)
        if postmortem.state == .draft || postmortem.state == .changesRequested {
            try askAgain(in: postmortem)
            try move(postmortem, to: .inReview)
        } else if !isOfChanges {
            try settle(incident)
        }
    }

    /// Takes the postmortem back to draft, because the review is cancelled or its changes are being made.
    package func withdrawPostmortem(of incident: ID<Incident>) throws {
        try require(.editorOrInvolved, on: .incident(incident))
        let postmortem = try requireDocument(of: incident).postmortem
        if postmortem.state == .draft { return }
        try postmortem.state.checkMove(to: .draft)
        try move(postmortem, to: .draft)
    }

    /// Updates the state after an edit: requested changes are being made, and approvals were for another text.
    func noteWriting(in id: ID<Postmortem>, of incident: ID<Incident>) throws {
        guard let postmortem = try reading.postmortem(of: incident), postmortem.id == id else { return }
        switch postmortem.state {
        case .changesRequested: try move(postmortem, to: .draft)
        case .approved: try settle(incident)
        case .draft, .inReview, .published, .archived, .notRequired: break
        }
    }

    private func release(_ people: [ID<Person>], from postmortem: ID<Postmortem>) throws {
        for person in people {
            try run(
                "UPDATE reviewer SET released_at = ? WHERE postmortem_id = ? AND person_id = ?",
                [now.milliseconds, postmortem.rawValue, person.rawValue])
        }
    }

    /// Asks the reviewers who requested changes to look again.
    private func askAgain(in postmortem: Postmortem) throws {
        let requested = try reading.reviewDecisions(of: postmortem.id).filter { $0.decision == .changesRequested }
        for person in Set(requested.map(\.reviewerID)) {
            try run(
                """
                UPDATE reviewer SET asked_at = ?, asked_by = ?
                WHERE postmortem_id = ? AND person_id = ? AND released_at IS NULL
                """,
                [now.milliseconds, asker.personID?.rawValue, postmortem.id.rawValue, person.rawValue])
        }
    }

    func requireDocument(of incident: ID<Incident>) throws -> PostmortemDocument {
        _ = try requireIncident(incident)
        guard let document = try reading.postmortemDocument(of: incident) else {
            throw Refusal("\(incident.key) has no postmortem yet.")
        }
        return document
    }

    /// Moves a postmortem to another state, and records this in its history and on the incident's timeline.
    func move(_ postmortem: Postmortem, to state: PostmortemState) throws {
        try run("UPDATE postmortem SET state = ? WHERE id = ?", [state.rawValue, postmortem.id.rawValue])
        try record(
            .postmortem(postmortem.id), state.arrival, incident: postmortem.incidentID,
            changes: [FieldChange(field: "State", from: postmortem.state.label, to: state.label)])
        try addSystemEvent(to: postmortem.incidentID, "Postmortem: \(state.label.lowercased())")
        try touch(postmortem.incidentID)
    }
}

extension PostmortemState {
    /// The action that led to the state, in the past tense.
    fileprivate var arrival: String {
        switch self {
        case .draft: "moved the postmortem back to draft"
        case .inReview: "submitted the postmortem for review"
        case .changesRequested: "requested changes to the postmortem"
        case .approved: "approved the postmortem"
        case .published: "published the postmortem"
        case .archived: "archived the postmortem"
        case .notRequired: "recorded that no postmortem is required"
        }
    }
}

extension Reading {
    /// Nil for somebody who cannot review. In the demo story, its people ask one another.
    fileprivate func reviewerName(_ id: ID<Person>) throws -> String? {
        try first(
            """
            SELECT p.name FROM person AS p
            WHERE p.id = ? AND \(seesOrganisation) AND (\(Reading.canReview())
                OR (p.is_demo = 1 AND EXISTS (SELECT 1 FROM person AS a WHERE a.id = ? AND a.is_demo = 1)))
            """, [id.rawValue, asker.personID?.rawValue]
        ) { $0.text() }
    }

    func activePersonName(_ id: ID<Person>) throws -> String? {
        try first(
            "SELECT name FROM person WHERE id = ? AND deactivated_at IS NULL AND \(seesOrganisation)", [id.rawValue]
        ) { $0.text() }
    }
}
