import Domain
import Foundation

extension Change {
    /// Publishes the present text. Readers keep seeing exactly this text until the postmortem is published again.
    ///
    /// - Parameter note: a note of what changed; required from the second publication on.
    /// - Throws: ``Refusal`` with all unmet conditions.
    package func publishPostmortem(of incident: ID<Incident>, note: String = "") throws {
        try require(.editor, on: .incident(incident))
        let document = try requireDocument(of: incident)
        let postmortem = document.postmortem
        guard let review = try reading.review(of: document) else { throw StorageFault("a document without a review") }
        if postmortem.state == .notRequired {
            throw Refusal("A postmortem that is not required cannot be published. Start one first.")
        }
        if postmortem.state == .published && !review.hasUnpublishedChanges { return }
        let isFirst = review.publications.isEmpty
        var problems = Problems()
        let text = problems.checking { () throws(Refusal) in
            try Text.paragraphs(
                note, field: "note", called: "what was changed", atMost: Text.Limit.reason,
                required: !isFirst && review.hasUnpublishedChanges)
        }
        _ = problems.checking { () throws(Refusal) in try review.check.requireNothing() }
        try problems.throwIfAny()
        let revision = try freeze(review.standing.present, of: postmortem.id)
        if isFirst || review.hasUnpublishedChanges { try insert(revision, of: postmortem, note: text ?? "") }
        if postmortem.state != .published {
            if review.check.review != .notPossible { try postmortem.state.checkMove(to: .published) }
            try move(postmortem, to: .published)
        } else {
            try record(
                .postmortem(postmortem.id), "published revision \(revision.number) of the postmortem",
                incident: incident, changes: [FieldChange(field: "What was changed", from: "", to: text ?? "")])
            try addSystemEvent(to: incident, "Postmortem: revision \(revision.number) published")
            try touch(incident)
        }
    }

    /// Archives a postmortem: it stays readable but is no longer shown as current.
    package func archivePostmortem(of incident: ID<Incident>) throws {
        try require(.editor, on: .incident(incident))
        let postmortem = try requireDocument(of: incident).postmortem
        if postmortem.state == .archived { return }
        try postmortem.state.checkMove(to: .archived)
        try move(postmortem, to: .archived)
    }

    /// Makes an archived postmortem current again, with its latest published text.
    package func unarchivePostmortem(of incident: ID<Incident>) throws {
        try require(.editor, on: .incident(incident))
        let postmortem = try requireDocument(of: incident).postmortem
        guard postmortem.state == .archived else { return }
        try move(postmortem, to: .published)
    }

    private func insert(_ revision: DocumentRevision, of postmortem: Postmortem, note: String) throws {
        try run(
            """
            INSERT INTO publication (document_revision_id, postmortem_id, note, published_at, published_by)
            VALUES (?, ?, ?, ?, ?)
            """,
            [revision.id.rawValue, postmortem.id.rawValue, note, now.milliseconds, asker.personID?.rawValue])
        try run(
            "UPDATE postmortem SET published_at = coalesce(published_at, ?) WHERE id = ?",
            [now.milliseconds, postmortem.id.rawValue])
    }
}
