import Foundation

/// A file that somebody wrote, as the tests of the source read it.
struct SourceFile: Sendable {
    /// From the folder of the package on: `Sources/Domain/Keys/Key.swift`.
    let path: String
    let lines: [Substring]

    /// The name of the target for a file below `Sources`.
    var target: String? {
        let parts = path.split(separator: "/")
        return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let endings: Set<String> = ["swift", "js", "css", "py", "h"]

    /// Everything below these folders that is code.
    static func all(in folders: [String]) throws -> [SourceFile] {
        try folders.flatMap { folder in
            let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            return try names.sorted().map { "\(folder)/\($0)" }.filter(isCode).map(SourceFile.init)
        }
    }

    private static func isCode(_ path: String) -> Bool {
        let url = root.appending(path: path)
        return endings.contains(url.pathExtension) || path.hasPrefix("script/")
    }

    private init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: SourceFile.root.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
