import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<Finding>, version: Int) throws {
        let old = try requireFinding(id)
        let target = try reverted(.finding(id), version: version, current: FindingEdit(old))
        try editFinding(id, target, from: old.version)
    }
}
