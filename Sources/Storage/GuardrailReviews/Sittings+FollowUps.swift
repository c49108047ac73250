import Domain

/// Something that was changed about a follow-up during a sitting.
package struct SittingChange: Equatable, Sendable {
    package let followUp: ID<FollowUp>
    /// Its present title.
    package let title: String
    package let changes: [FieldChange]
}

extension Reading {
    /// The new owners and due dates that the person who started a sitting gave to follow-ups while it was open, in the
    /// order in which they were given.
    ///
    /// Entries of the audit log are numbered in the order of time, so those of the sitting itself are the bounds.
    package func followUpChanges(during sitting: ID<Sitting>, atMost limit: Int = 200) throws -> [SittingChange] {
        try rows(
            """
            SELECT f.id, f.title, a.changes FROM sitting AS s
            JOIN audit_entry AS a ON a.person_id = s.started_by AND +a.subject = 'follow_up' AND a.id BETWEEN
                (SELECT min(b.id) FROM audit_entry AS b WHERE b.subject = 'sitting' AND b.subject_id = s.id) AND
                CASE WHEN s.ended_at IS NULL THEN 9223372036854775807 ELSE
                    (SELECT max(b.id) FROM audit_entry AS b WHERE b.subject = 'sitting' AND b.subject_id = s.id) END
            JOIN follow_up AS f ON f.id = a.subject_id
            WHERE s.id = ? AND \(seesOrganisation) AND \(visibleFollowUp("f")) ORDER BY a.id LIMIT ?
            """, [sitting.rawValue, limit]
        ) { columns in
            SittingChange(
                followUp: columns.id(), title: columns.text(),
                changes: try [FieldChange].decoding(columns.text()).filter { ["Owner", "Due"].contains($0.field) })
        }.filter { !$0.changes.isEmpty }
    }
}
