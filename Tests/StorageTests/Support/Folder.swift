import Foundation

/// A folder of its own for a test, gone afterwards.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("handrail-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    var database: String { path("handrail.sqlite") }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: url.appendingPathComponent(name))
    }

    func bytes(of name: String) throws -> [UInt8] { try Array(Data(contentsOf: url.appendingPathComponent(name))) }

    /// Copies the database as it lies on the disk at this moment, as if the power had failed: without the shared
    /// memory.
    func crashCopy() throws -> Folder {
        let copy = try Folder()
        for name in ["handrail.sqlite", "handrail.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: path(name), toPath: copy.path(name))
        }
        return copy
    }

    /// The bits of who may read and write a file.
    func mode(of name: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? NSNumber)?.intValue
    }
}
