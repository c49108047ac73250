import Domain

extension Change {
    /// The other person is the last one who has written since the text was loaded, if that was somebody else.
    func raise(_ flag: TextMerge.Flag, _ section: PostmortemSection, _ revision: Int, since base: Int) throws {
        let me = asker.personID?.rawValue
        let other = try reading.first(
            """
            SELECT written_by FROM postmortem_section_revision WHERE section_id = ? AND revision > ? AND revision < ?
            ORDER BY written_by IS ?, revision DESC LIMIT 1
            """, [section.id.rawValue, base, revision, me]
        ) { $0.optionalInt64() }
        try run(
            """
            INSERT INTO section_flag (section_id, revision, theirs, mine, merged, their_author, my_author, opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                section.id.rawValue, revision, flag.theirs, flag.mine, flag.merged, other ?? nil, me, now.milliseconds,
            ])
    }

    /// Resolves a passage that two people rewrote. Both versions stay in the history.
    package func resolveFlag(_ id: ID<SectionFlag>, _ choice: SectionFlag.Choice) throws {
        try require(.contributor, inPostmortem: .flag(id))
        guard let flag = try reading.flag(id), let section = try reading.section(flag.sectionID) else {
            throw Refusal("This passage has already been resolved.")
        }
        guard let text = flag.resolved(section.text, with: choice) else {
            throw Refusal(
                "The passage has changed since. Correct it in the text, then choose to keep it as it is.")
        }
        try run(
            "UPDATE section_flag SET resolved_at = ?, resolved_by = ?, choice = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, choice.rawValue, id.rawValue])
        let incident = try incidentID(of: section.postmortemID)
        try record(
            .postmortem(section.postmortemID), "resolved a passage of \(section.title) that two people changed",
            incident: incident,
            changes: [FieldChange(field: section.title, from: flag.merged, to: flag.passage(choice))])
        if text == section.text {
            try tell(section, incident, section.revision)
        } else {
            _ = try write(section, text.trimmedOfBlankLines, base: section.revision)
        }
    }
}
