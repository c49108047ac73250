import Domain

extension Change {
    /// Notes what the asker chose, so that pickers offer it first to them. The latest of each kind are kept.
    package func noteChosen(_ kind: PickKind, _ ids: Set<Int64>) throws {
        guard let person = asker.personID else { return }
        let kept = kind.isPerson ? PickKind.person.rawValue : kind.rawValue
        for id in ids.sorted().prefix(Pick.most) {
            try keepBook(
                """
                INSERT INTO recent_pick (person_id, kind, chosen_id, chosen_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET chosen_at = excluded.chosen_at
                """, [person.rawValue, kept, id, now.milliseconds])
        }
        try keepBook(
            """
            DELETE FROM recent_pick WHERE person_id = ?1 AND kind = ?2 AND chosen_id NOT IN (
                SELECT chosen_id FROM recent_pick WHERE person_id = ?1 AND kind = ?2
                ORDER BY chosen_at DESC LIMIT \(Pick.most))
            """, [person.rawValue, kept])
    }
}
