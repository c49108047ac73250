import Domain

/// A postmortem that somebody is writing and that is not published yet.
package struct UnfinishedPostmortem: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let state: PostmortemState
    package let openThreads: Int
    package let blockingThreads: Int
    package let openFlags: Int
    package let step: PostmortemStep
}

extension Reading {
    /// The unpublished postmortems that somebody has written in, latest changes first.
    package func unfinishedPostmortems(by person: ID<Person>, atMost limit: Int) throws -> [UnfinishedPostmortem] {
        guard asker.isMember else { return [] }
        let found = try rows(
            """
            SELECT p.id, i.id, i.title, p.state FROM postmortem AS p INDEXED BY postmortem_unfinished
                CROSS JOIN postmortem_author AS a ON a.postmortem_id = p.id JOIN incident AS i ON i.id = p.incident_id
            WHERE a.person_id = ? AND p.state IN ('draft', 'in_review', 'changes_requested', 'approved')
                AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY i.updated_at DESC LIMIT ?
            """, [person.rawValue, limit]
        ) {
            (
                id: $0.id(Postmortem.self), incident: $0.id(Incident.self), title: $0.text(),
                state: try $0.value(PostmortemState.self)
            )
        }
        return try found.map { row in
            let open = try commentThreads(of: row.id).filter { !$0.isResolved }
            return UnfinishedPostmortem(
                incidentID: row.incident, title: row.title, state: row.state, openThreads: open.count,
                blockingThreads: open.count(where: \.isBlocking),
                openFlags: try openFlags(of: row.incident).count, step: try postmortemStep(of: row.incident))
        }
    }
}
