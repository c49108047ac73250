import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<Premortem>, version: Int) throws {
        let old = try requirePremortem(id)
        let current = PremortemEdit(old, services: try reading.services(of: id))
        try editPremortem(id, reverted(.premortem(id), version: version, current: current), from: old.version)
    }
}
