import Foundation

/// The files of one folder, such as style sheets and scripts, served from memory.
///
/// The folder is read once, at start, so that nothing in a request ever reaches the file system and a path can only
/// name what is in the list. Names that begin with a dot and symbolic links are left out.
package struct StaticFiles: Sendable {
    package struct Limits: Sendable {
        package var files = 2_000
        package var bytes = 64 * 1024 * 1024

        package init(files: Int = 2_000, bytes: Int = 64 * 1024 * 1024) {
            self.files = files
            self.bytes = bytes
        }
    }

    /// The folder is missing or unreadable, or holds more than it may.
    package struct Unreadable: Error, CustomStringConvertible {
        package let description: String
    }

    private let files: [String: StaticFile]
    /// The folder from which a file is read again at each request; nil in a release.
    private let reloadFolder: URL?

    /// - Parameters:
    ///   - folder: Every regular file below it is served, under its path relative to the folder.
    ///   - reload: For development: a file of the list is read again at each request.
    /// - Throws: ``Unreadable``.
    package init(folder: URL, reload: Bool = false, limits: Limits = Limits()) throws {
        files = try Self.read(folder, limits)
        reloadFolder = reload ? folder : nil
    }

    /// The path's segments and its version: a link with `?v=` and the version may be cached for ever.
    ///
    /// - Parameter path: Relative to the folder: "css/site.css".
    /// - Returns: nil where there is no such file.
    package func address(of path: String) -> (path: [String], version: String)? {
        file(path).map { (path.split(separator: "/").map(String.init), $0.version) }
    }

    /// Whether there is a file at a path.
    package func has(_ path: [String]) -> Bool { files[path.joined(separator: "/")] != nil }

    /// The paths of all files, sorted.
    package var paths: [String] { files.keys.sorted() }

    /// Answers GET and HEAD with the file, 304 where the client has it already, and 405 for other methods. `Range` is
    /// ignored, which RFC 9110 §14.2 allows.
    ///
    /// - Parameter path: The segments behind the place the folder is mounted at.
    /// - Returns: nil where there is no such file.
    package func response(to request: Request, at path: some Collection<String>) -> Response? {
        guard let file = file(path.joined(separator: "/")) else { return nil }
        guard request.method == .get || request.method == .head else {
            var refusal = Response.text("Only GET and HEAD are possible here.\n", status: .methodNotAllowed)
            refusal.headers.add(checked: "allow", "GET, HEAD")
            return refusal
        }
        return file.response(to: request)
    }

    private func file(_ path: String) -> StaticFile? {
        guard let file = files[path] else { return nil }
        guard let reloadFolder, let data = try? Data(contentsOf: reloadFolder.appendingPathComponent(path)) else {
            return file
        }
        return StaticFile(bytes: Array(data), name: path)
    }

    private static func read(_ folder: URL, _ limits: Limits) throws -> [String: StaticFile] {
        var files: [String: StaticFile] = [:]
        var bytes = 0
        var folders = [(url: folder, prefix: "")]
        while let (url, prefix) = folders.popLast() {
            for name in try names(in: url) where name.utf8.first != UInt8(ascii: ".") {
                let path = prefix + name
                let item = url.appendingPathComponent(name)
                let attributes = try FileManager.default.attributesOfItem(atPath: item.path)
                switch attributes[.type] as? FileAttributeType {
                case .typeDirectory?:
                    folders.append((item, path + "/"))
                case .typeRegular?:
                    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
                    bytes += size
                    guard files.count < limits.files, bytes <= limits.bytes else {
                        throw Unreadable(description: "The folder \(folder.path) holds more than can be served.")
                    }
                    files[path] = StaticFile(bytes: Array(try Data(contentsOf: item)), name: name)
                default:
                    continue
                }
            }
        }
        return files
    }

    private static func names(in folder: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw Unreadable(description: "The folder \(folder.path) cannot be read.")
        }
    }
}
