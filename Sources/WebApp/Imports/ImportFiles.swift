import Foundation

/// The files under the paths that somebody wants to import, and the paths that cannot be read.
package struct ImportFiles {
    package struct File: Equatable, Sendable {
        package let url: URL
        /// Names the document across imports: below the top of a git working copy with the name of that folder, or else
        /// the whole path.
        package let path: String
        /// Whether somebody named this file, rather than a folder above it.
        package let isNamed: Bool
    }

    package struct Problem: Equatable, Sendable {
        package let path: String
        package let sentence: String
    }

    package private(set) var files: [File] = []
    package private(set) var problems: [Problem] = []
    private var visited: Set<String> = []

    package static let most = 10_000
    static let endings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdx"]

    /// Files are named as they are; of folders, all Markdown files are taken, however deep. Hidden files and folders are
    /// left out. A folder that is reached twice, as through a link to one above it, is read once.
    package init(_ paths: [String]) {
        for path in paths { add(URL(fileURLWithPath: path), isNamed: true) }
    }

    private mutating func add(_ url: URL, isNamed: Bool) {
        let real = url.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real.path, isDirectory: &isFolder) else {
            return refuse(url, "This does not exist, or is a link that leads nowhere.")
        }
        let isKnown = visited.contains(real.path)
        if isFolder.boolValue {
            if isKnown { return refuse(url, "This folder is a link to one that was read already.") }
            visited.insert(real.path)
            return addFolder(url, real)
        }
        let ending = url.pathExtension.lowercased()
        guard ImportFiles.endings.contains(ending) || (isNamed && ["txt", ""].contains(ending)) else {
            if isNamed { refuse(url, ImportFiles.sentence(ending: ending)) }
            return
        }
        if isKnown { return }
        visited.insert(real.path)
        guard files.count < ImportFiles.most else { return refuse(url, "More than \(ImportFiles.most) files at once.") }
        files.append(File(url: real, path: ImportFiles.name(of: real), isNamed: isNamed))
    }

    private static func sentence(ending: String) -> String {
        ending == "zip"
            ? "Unpack the archive first, and import the folder."
            : "This is not a Markdown file; its name should end in .md."
    }

    private mutating func addFolder(_ url: URL, _ real: URL) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: real.path) else {
            return refuse(url, "This folder cannot be read. Check its permissions.")
        }
        for name in names.sorted() where !name.hasPrefix(".") && name != "node_modules" {
            add(url.appendingPathComponent(name), isNamed: false)
        }
    }

    private mutating func refuse(_ url: URL, _ sentence: String) {
        problems.append(Problem(path: url.path, sentence: sentence))
    }

    private static func name(of url: URL) -> String {
        var folder = url.deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) {
                return folder.lastPathComponent + url.path.dropFirst(folder.path.count)
            }
            folder = folder.deletingLastPathComponent()
        }
        return url.path
    }
}
