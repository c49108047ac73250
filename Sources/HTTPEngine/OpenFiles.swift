import Foundation

/// The number of files and sockets the process may have open.
enum OpenFiles {
    /// For everything that is no connection: the database, the log, files being read.
    private static let reserve = 128

    /// Raises the soft limit as far as `wanted` connections need and the hard limit allows.
    ///
    /// - Returns: How many connections there is room for: without room, accepting would fail again and again.
    static func limitConnections(to wanted: Int) -> Int {
        var limit = rlimit()
        #if canImport(Darwin)
            let resource = RLIMIT_NOFILE
        #else
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        guard getrlimit(resource, &limit) == 0 else { return wanted }
        let needed = rlim_t(max(0, wanted) + reserve)
        if limit.rlim_cur < needed {
            limit.rlim_cur = min(needed, limit.rlim_max)
            _ = setrlimit(resource, &limit)
            guard getrlimit(resource, &limit) == 0 else { return wanted }
        }
        if limit.rlim_cur >= needed { return wanted }
        return max(16, Int(limit.rlim_cur) - reserve)
    }
}
