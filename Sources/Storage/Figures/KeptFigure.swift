import Domain

/// A count over all records that everybody may see, kept for each day by triggers as records are written.
enum KeptFigure: String, CaseIterable {
    /// Findings that ask for a guardrail, by the day on which they were written.
    case findings
    /// Incidents and near misses, by the day on which they happened.
    case incidents
    /// Those of them that an existing guardrail should have stopped.
    case unstopped
    /// Follow-ups that are open now, by the day on which they were written.
    case openFollowUps = "open_follow_ups"
}

extension Reading {
    /// The counts by day since 1970, in UTC.
    func counts(of figure: KeptFigure, since day: Int = .min) throws -> [Int: Int] {
        let counts = try rows(
            "SELECT k.day, k.count FROM figure AS k WHERE k.name = ? AND k.day >= ? AND k.count > 0 AND \(seesOrganisation)",
            [figure.rawValue, day]
        ) { ($0.int(), $0.int()) }
        return Dictionary(counts) { first, _ in first }
    }

    /// The ids of the private records that the asker sees, as a subquery; nil for those who see what everybody sees.
    func privateRecords(_ kind: StaticString) -> String? {
        guard case .named(let person, let now, _) = sight else { return nil }
        return Sight.records(naming: person, kind, at: now).joined(separator: " UNION ALL ")
    }

    /// The condition that an incident is seen by the asker and not by everybody; nil for those who see what everybody sees.
    func isSeenPrivately(incident alias: StaticString) -> String? {
        privateRecords("incident").map { "\(alias).is_private = 1 AND \(alias).id IN (\($0))" }
    }

    func isSeenPrivately(followUp alias: StaticString) -> String? {
        guard let incidents = privateRecords("incident"), let premortems = privateRecords("premortem"),
            let launches = privateRecords("launch")
        else { return nil }
        return """
            \(alias).id IN (SELECT x.id FROM follow_up AS x WHERE x.deleted_at IS NULL AND x.incident_id IN (\(incidents))
                UNION SELECT x.id FROM follow_up AS x WHERE x.premortem_id IN (\(premortems))
                UNION SELECT x.id FROM follow_up AS x WHERE x.premortem_id IN (
                    SELECT q.id FROM premortem AS q WHERE q.launch_id IN (\(launches))))
            AND NOT (\(publicly.visibleFollowUp(alias)))
            """
    }
}
