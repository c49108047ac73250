import Domain

extension Change {
    package func reply(to thread: ID<CommentThread>, _ text: String) throws {
        try require(.contributor, inPostmortem: .thread(thread))
        let context = try requireThread(thread)
        let text = try Change.checkedComment(text)
        try insertComment(text, in: thread)
        try record(
            .postmortem(context.postmortem), "replied to a comment on \(context.title)", incident: context.incident,
            changes: [FieldChange(field: "Comment", from: "", to: text)])
    }

    /// Edits a comment on behalf of its writer. The earlier text is kept.
    package func editComment(_ id: ID<Comment>, text: String, from version: Int) throws {
        try require(.contributor, inPostmortem: .comment(id))
        guard let (old, incident) = try reading.comment(id) else { throw Change.noSuchComment }
        if old.writtenBy != asker.personID {
            throw Refusal("Only \(old.writerName) can change this comment. Reply to it instead.")
        }
        let text = try Change.checkedComment(text)
        if text == old.text { return }
        let context = try requireThread(old.threadID)
        try requireVersion(old.version, version, subject: .postmortem(context.postmortem))
        try run(
            "UPDATE comment SET text = ?, version = version + 1, edited_at = ? WHERE id = ?",
            [text, now.milliseconds, id.rawValue])
        try insertRevision(of: id, version: old.version + 1, text)
        try record(
            .postmortem(context.postmortem), "edited a comment on \(context.title)", incident: incident,
            changes: [FieldChange(field: "Comment", from: old.text, to: text)])
    }

    /// Requires the asker to be the writer of a comment or an administrator, who may delete and restore it.
    ///
    /// - Parameter action: the end of the sentence for others: "delete this. Reply to it instead."
    func requireOwnComment(_ id: ID<Comment>, to action: String) throws {
        try require(.contributor, inPostmortem: .comment(id))
        let writer = try reading.first(
            "SELECT c.created_by, coalesce((SELECT name FROM person WHERE id = c.created_by), '') FROM comment AS c WHERE c.id = ?",
            [id.rawValue]
        ) { (id: $0.optionalID() as ID<Person>?, name: $0.text()) }
        guard let writer else { throw Change.noSuchComment }
        if writer.id != asker.personID && !asker.isAdministrator {
            throw Refusal("Only \(writer.name) or an administrator can \(action)")
        }
    }

    static let noSuchComment = Refusal("This comment no longer exists. It may be in the bin.")

    static func checkedComment(_ text: String) throws(Refusal) -> String {
        try Text.paragraphs(text, field: "comment", called: "a comment", atMost: 10_000, required: true)
    }

    func insertComment(_ text: String, in thread: ID<CommentThread>) throws {
        let id: ID<Comment> = try insert(
            "INSERT INTO comment (thread_id, text, created_at, created_by) VALUES (?, ?, ?, ?)",
            [thread.rawValue, text, now.milliseconds, asker.personID?.rawValue])
        try insertRevision(of: id, version: 1, text)
    }

    private func insertRevision(of comment: ID<Comment>, version: Int, _ text: String) throws {
        try run(
            "INSERT INTO comment_revision (comment_id, version, text, written_at) VALUES (?, ?, ?, ?)",
            [comment.rawValue, version, text, now.milliseconds])
    }
}
