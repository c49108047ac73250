import Domain
import Foundation

/// The event for open pages about a section: where to look, not the text itself.
private struct SectionNews: Encodable {
    let section: String
    let revision: Int
    let by: Int64?
}

extension Change {
    /// Merges a text that is based on any revision of the section with what others have written since.
    ///
    /// The text is stored as it was sent. Sending it again gives the same answer.
    ///
    /// - Throws: ``Refusal`` if there is no such section or the text is too long; never because somebody else saved
    ///   first.
    @discardableResult
    package func submit(_ id: ID<PostmortemSection>, _ submission: SectionSubmission) throws -> SectionAnswer {
        try require(.contributor, inPostmortem: .section(id))
        guard let section = try reading.section(id) else {
            throw Refusal("This section no longer exists. Copy your text before you leave the page.")
        }
        let sent = submission.text.withPlainLineEnds
        let plain = try Text.paragraphs(sent, field: "text", called: section.title)
        guard (1...100).contains(submission.client.utf8.count) else {
            throw Refusal("This page is out of date. Copy your text, load the page again and save from there.")
        }
        if let answer = try earlierAnswer(to: submission, sent, section) { return answer }
        if plain == section.text { return SectionAnswer(revision: section.revision, text: section.text, edits: []) }
        let base = try base(of: submission, sent, section)
        let merge = TextMerge(base: base, theirs: section.text, mine: sent)
        let revision = try write(section, merge.text.trimmedOfBlankLines, base: submission.base, flags: merge.flags)
        let text = revision == section.revision ? section.text : merge.text.trimmedOfBlankLines
        // The revision has the text, unless it differs from what was sent by more than blanks around it.
        let blanks = SectionSubmission.blanks(of: sent, around: text)
        try run(
            """
            INSERT INTO section_submission (section_id, client, sequence, base_revision, text, blank_before, blank_after,
                sent_at, sent_by, revision, edits)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, submission.client, submission.sequence, submission.base, blanks == nil ? sent : nil,
                blanks?.before ?? "", blanks?.after ?? "", now.milliseconds, asker.personID?.rawValue, revision,
                String(decoding: try JSONEncoder().encode(merge.edits), as: UTF8.self),
            ])
        return SectionAnswer(revision: revision, text: text, edits: merge.edits)
    }

    /// Submits a text as ``submit(_:_:)`` does, unless it is the text of the revision that it is based on: then nobody
    /// typed in it.
    ///
    /// - Returns: nil if nobody typed in it.
    package func submitIfTouched(_ id: ID<PostmortemSection>, _ submission: SectionSubmission) throws -> SectionAnswer?
    {
        let shown = try reading.text(of: id, at: submission.base)
        if submission.text.withPlainLineEnds.trimmedOfBlankLines == shown { return nil }
        return try submit(id, submission)
    }

    /// Writes a text that is based on the present revision.
    ///
    /// - Returns: the resulting revision of the section.
    @discardableResult
    package func saveSection(_ id: ID<PostmortemSection>, text: String, from revision: Int) throws -> Int {
        try submit(id, SectionSubmission(text: text, base: revision)).revision
    }

    private func earlierAnswer(
        to submission: SectionSubmission, _ sent: String, _ section: PostmortemSection
    ) throws -> SectionAnswer? {
        let answer = try reading.first(
            """
            SELECT s.revision, r.text, s.edits FROM section_submission AS s
                JOIN postmortem_section_revision AS r ON r.section_id = s.section_id AND r.revision = s.revision
            WHERE s.section_id = ? AND s.client = ? AND s.sequence = ? AND s.sent_by IS ?
                AND coalesce(s.text, s.blank_before || r.text || s.blank_after) = ?
            ORDER BY s.id LIMIT 1
            """,
            [
                section.id.rawValue, submission.client, submission.sequence, asker.personID?.rawValue, sent,
            ]
        ) { (revision: $0.int(), text: $0.text(), edits: $0.text()) }
        guard let answer else { return nil }
        let edits = try JSONDecoder().decode([TextEdit].self, from: Data(answer.edits.utf8))
        return SectionAnswer(revision: answer.revision, text: answer.text, edits: edits)
    }

    /// The text that a submission is based on: the previous text from the same client and revision, because the client
    /// continued from it without having seen the answer, or else that revision. If neither is known (the database was
    /// restored from an older copy), it is the text that both have in common, so that nothing is lost.
    private func base(
        of submission: SectionSubmission, _ sent: String, _ section: PostmortemSection
    ) throws -> String {
        if let earlier = try reading.first(
            """
            SELECT coalesce(s.text, s.blank_before || r.text || s.blank_after) FROM section_submission AS s LEFT JOIN postmortem_section_revision AS r
                ON r.section_id = s.section_id AND r.revision = s.revision
            WHERE s.section_id = ? AND s.client = ? AND s.sent_by IS ? AND s.base_revision = ?
            ORDER BY s.id DESC LIMIT 1
            """,
            [
                section.id.rawValue, submission.client, asker.personID?.rawValue, submission.base,
            ], { $0.text() })
        {
            return earlier
        }
        return try reading.text(of: section.id, at: submission.base)
            ?? TextDifference.common(section.text, sent)
    }

    /// - Parameter isAuthor: whether it makes the asker an author of the postmortem.
    /// - Returns: the revision that has the text.
    func write(
        _ section: PostmortemSection, _ text: String, base: Int, flags: [TextMerge.Flag] = [], isAuthor: Bool = true
    ) throws -> Int {
        let incident = try incidentID(of: section.postmortemID)
        if text == section.text {
            try record(
                .postmortem(section.postmortemID), "sent a text of \(section.title) that was already saved",
                incident: incident)
            return section.revision
        }
        let revision = section.revision + 1
        try insertRevision(of: section.id, revision, text)
        try run("UPDATE postmortem_section SET revision = ? WHERE id = ?", [revision, section.id.rawValue])
        for flag in flags { try raise(flag, section, revision, since: base) }
        if isAuthor, let author = asker.personID { try addAuthor(author, to: section.postmortemID) }
        try record(
            .postmortem(section.postmortemID), "wrote \(section.title)", incident: incident,
            changes: [
                FieldChange(field: section.title, from: "revision \(section.revision)", to: "revision \(revision)")
            ])
        try touch(incident)
        try noteWriting(in: section.postmortemID, of: incident)
        try tell(section, incident, revision)
        return revision
    }

    func tell(_ section: PostmortemSection, _ incident: ID<Incident>, _ revision: Int) throws {
        try announce(
            .sectionUpdated, to: .postmortem(incident),
            SectionNews(section: section.slug, revision: revision, by: asker.personID?.rawValue))
    }
}
