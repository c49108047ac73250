import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<Launch>, version: Int) throws {
        let old = try requireLaunch(id)
        let current = LaunchEdit(old, services: try reading.services(of: id))
        try editLaunch(id, reverted(.launch(id), version: version, current: current), from: old.version)
    }
}
