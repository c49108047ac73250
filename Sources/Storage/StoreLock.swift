import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A lock on the file `….lock` beside the database, held as long as the process lives. The file names the holder, so
/// that a second process can say who holds the lock. The kernel releases the lock however the holder ends.
///
/// SQLite's own locks would let two processes write; the write-ahead log of SQLite before 3.51.3 can lose data that
/// way.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``StoreProblem`` naming the process that holds it.
    init(beside path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw StoreProblem("\(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let holder = StoreLock.contents(of: file)
            close(file)
            throw StoreProblem(
                "\(path) is already in use by \(holder.isEmpty ? "another process" : holder). Stop that process first.")
        }
        descriptor = file
        announce("process \(getpid())")
    }

    deinit {
        release()
        close(descriptor)
    }

    func announce(_ description: String) {
        let bytes = Array((description + "\n").utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, bytes, bytes.count, 0)
    }

    /// Releases the lock. A second call does nothing, even if another process holds the lock by then.
    func release() {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        ftruncate(descriptor, 0)
        flock(descriptor, LOCK_UN)
    }

    private static func contents(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 300)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").first.map(
            String.init) ?? ""
    }
}
