import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<FollowUp>, version: Int) throws {
        let old = try requireFollowUp(id).followUp
        let target = try reverted(.followUp(id), version: version, current: FollowUpEdit(old))
        try editFollowUp(id, target, from: old.version, takingBack: true)
    }
}
