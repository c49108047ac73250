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
        try paths(in: folders).filter(isCode).map(SourceFile.init)
    }

    /// Every file and folder below these folders, from the folder of the package on.
    static func paths(in folders: [String]) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path).sorted()
                .map { "\(folder)/\($0)" }
        }
    }

    /// The words that a document sets as code.
    static func quoted(in document: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
        return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
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
