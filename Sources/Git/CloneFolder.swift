import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder in which a clone stays, so that the next export fetches only what is new. Nobody else may write there: git
/// does what the settings of a clone say. One export uses it at a time, until this is let go of.
package final class CloneFolder: Sendable {
    package let url: URL
    private let lock: Int32

    /// Makes the folder if there is none.
    package init(_ path: String) throws(GitProblem) {
        url = URL(fileURLWithPath: path)
        try? FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var facts = stat()
        guard lstat(url.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
            throw GitProblem("\(path) is not a folder, and none can be made there.")
        }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
            throw GitProblem("\(path) has to be yours, and closed to everybody else: chmod 700.")
        }
        lock = open(url.appendingPathComponent("lock").path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw GitProblem("\(path) cannot be written.") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw GitProblem("Another export is using \(path). Wait for its end.")
        }
    }

    deinit { close(lock) }
}
