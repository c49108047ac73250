import Domain

/// A new comment on a section, with the passage it is about.
package struct CommentDraft: Equatable, Sendable {
    package var text: String
    /// The passage as selected or copied; empty for the whole section.
    package var quote: String
    package var prefix: String
    package var suffix: String
    package var isBlocking: Bool

    package init(text: String, quote: String = "", prefix: String = "", suffix: String = "", isBlocking: Bool = false) {
        self.text = text
        self.quote = quote
        self.prefix = prefix
        self.suffix = suffix
        self.isBlocking = isBlocking
    }
}

extension Change {
    package func startThread(on section: ID<PostmortemSection>, _ draft: CommentDraft) throws -> ID<CommentThread> {
        try require(.contributor, inPostmortem: .section(section))
        guard let section = try reading.section(section) else {
            throw Refusal("This section no longer exists.")
        }
        let incident = try incidentID(of: section.postmortemID)
        var problems = Problems()
        let text = problems.checking { () throws(Refusal) in try Change.checkedComment(draft.text) }
        let quote = problems.checking { () throws(Refusal) -> TextQuote? in
            if draft.quote.trimmed.isEmpty { return nil }
            return try QuotedText(section.text).quote(draft.quote, prefix: draft.prefix, suffix: draft.suffix)
        }
        try problems.throwIfAny()
        let passage = quote ?? nil
        let thread: ID<CommentThread> = try insert(
            """
            INSERT INTO comment_thread
                (section_id, section_revision, exact, prefix, suffix, position, is_blocking, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                section.id.rawValue, section.revision, passage?.exact ?? "", passage?.prefix ?? "",
                passage?.suffix ?? "", passage?.position ?? 0, draft.isBlocking, now.milliseconds,
                asker.personID?.rawValue,
            ])
        try insertComment(text ?? "", in: thread)
        try record(
            .postmortem(section.postmortemID),
            draft.isBlocking ? "made a blocking comment on \(section.title)" : "commented on \(section.title)",
            incident: incident, changes: [FieldChange(field: "Comment", from: "", to: text ?? "")])
        return thread
    }

    /// Resolves a thread.
    package func resolveThread(_ thread: ID<CommentThread>) throws {
        try require(.contributor, inPostmortem: .thread(thread))
        let context = try requireThread(thread)
        if context.thread.isResolved { return }
        try run(
            "UPDATE comment_thread SET resolved_at = ?, resolved_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, thread.rawValue])
        try record(of: context, "resolved a comment on \(context.title)")
    }

    /// Reopens a thread that was resolved.
    package func reopenThread(_ thread: ID<CommentThread>) throws {
        try require(.contributor, inPostmortem: .thread(thread))
        let context = try requireThread(thread)
        if !context.thread.isResolved { return }
        try run("UPDATE comment_thread SET resolved_at = NULL, resolved_by = NULL WHERE id = ?", [thread.rawValue])
        try record(of: context, "reopened a comment on \(context.title)")
    }

    /// Marks a thread as blocking: the postmortem cannot be published before it is resolved.
    package func markBlocking(_ thread: ID<CommentThread>) throws {
        try require(.contributor, inPostmortem: .thread(thread))
        let context = try requireThread(thread)
        if context.thread.isBlocking { return }
        try run("UPDATE comment_thread SET is_blocking = 1 WHERE id = ?", [thread.rawValue])
        try record(of: context, "marked a comment on \(context.title) as blocking")
    }

    package func unmarkBlocking(_ thread: ID<CommentThread>) throws {
        try require(.contributor, inPostmortem: .thread(thread))
        let context = try requireThread(thread)
        if !context.thread.isBlocking { return }
        try run("UPDATE comment_thread SET is_blocking = 0 WHERE id = ?", [thread.rawValue])
        try record(of: context, "marked a comment on \(context.title) as no longer blocking")
    }

    struct ThreadContext {
        let thread: CommentThread
        let title: String
        let postmortem: ID<Postmortem>
        let incident: ID<Incident>
    }

    func requireThread(_ id: ID<CommentThread>) throws -> ThreadContext {
        let found = try reading.first(
            """
            SELECT s.title, p.id, p.incident_id FROM comment_thread AS t JOIN postmortem_section AS s ON s.id = t.section_id
                JOIN postmortem AS p ON p.id = s.postmortem_id
            WHERE t.id = ? AND \(reading.visibleThroughPostmortem("p.id"))
            """, [id.rawValue]
        ) { (title: $0.text(), postmortem: $0.id(Postmortem.self), incident: $0.id(Incident.self)) }
        guard let found, let thread = try reading.commentThreads(of: found.postmortem).first(where: { $0.id == id })
        else { throw Change.noSuchComment }
        return ThreadContext(
            thread: thread, title: found.title, postmortem: found.postmortem, incident: found.incident)
    }

    private func record(of context: ThreadContext, _ action: String) throws {
        try record(.postmortem(context.postmortem), action, incident: context.incident)
    }
}
