import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<TimelineEvent>, version: Int) throws {
        let old = try requireTimelineEvent(id)
        let target = try reverted(.timelineEvent(id), version: version, current: TimelineEventEdit(old))
        try editTimelineEvent(id, target, from: old.version)
    }
}
