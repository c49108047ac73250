import Foundation
import ZipArchives

/// The files under the paths that somebody wants to import, or that a browser sent, and what cannot be read.
package struct ImportFiles: Sendable {
    package struct Problem: Equatable, Sendable {
        package let path: String
        package let sentence: String
    }

    /// How much one import may bring.
    package struct Limits: Sendable {
        var files: Int
        /// The bytes that the documents of archives have unpacked.
        var unpacked: Int

        package static let command = Limits(files: 10_000, unpacked: 256 * 1024 * 1024)
        /// A page keeps what it shows in memory.
        package static let page = Limits(files: 1_000, unpacked: 16 * 1024 * 1024)
    }

    package private(set) var files: [ImportFile] = []
    package private(set) var problems: [Problem] = []
    private let limits: Limits
    private var visited: Set<String> = []
    private var unpacked = 0
    private var paths: [String: Int] = [:]

    private static let endings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdx", "json"]
    /// Pages of a folder may be anything; those of an archive are the export of a wiki.
    private static let pages: Set<String> = ["html", "htm"]

    /// Files are named as they are; of folders and archives, all Markdown files are taken, however deep, and all JSON of
    /// ours; of archives the HTML pages too. Hidden files and folders are left out. A folder that is reached twice, as
    /// through a link to one above it, is read once.
    package init(_ paths: [String], _ limits: Limits = .command) {
        self.limits = limits
        for path in paths { add(URL(fileURLWithPath: path), isNamed: true) }
    }

    /// Files that a browser sent, by their names.
    package init(uploaded: [(name: String, bytes: [UInt8])], _ limits: Limits = .page) {
        self.limits = limits
        for (name, bytes) in uploaded {
            let ending = ImportFile.ending(of: name)
            if ending == "zip" {
                open(name) { () throws(ForeignArchive.Problem) in try ForeignArchive(bytes) }
            } else if ImportFiles.isDocument(ending, isNamed: true) {
                append(ImportFile(place: name, path: name, isPathLoose: true, isNamed: true, content: .bytes(bytes)))
            } else {
                refuse(name, ImportFiles.notADocument)
            }
        }
    }

    private mutating func add(_ url: URL, isNamed: Bool) {
        let real = url.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real.path, isDirectory: &isFolder) else {
            return refuse(url.path, "This does not exist, or is a link that leads nowhere.")
        }
        let isKnown = visited.contains(real.path)
        if isFolder.boolValue {
            if isKnown { return refuse(url.path, "This folder is a link to one that was read already.") }
            visited.insert(real.path)
            return addFolder(url, real)
        }
        let ending = ImportFile.ending(of: url.lastPathComponent)
        let isArchive = ending == "zip" && isNamed
        guard isArchive || ImportFiles.isDocument(ending, isNamed: isNamed) else {
            if isNamed { refuse(url.path, ImportFiles.notADocument) }
            return
        }
        if isKnown { return }
        visited.insert(real.path)
        if isArchive {
            open(url.path) { () throws(ForeignArchive.Problem) in try ForeignArchive(file: real) }
        } else {
            let path = ImportFiles.name(of: real)
            append(ImportFile(place: path, path: path, isPathLoose: false, isNamed: isNamed, content: .file(real)))
        }
    }

    private static let notADocument = "This is not a Markdown file; its name should end in .md."

    private static func isDocument(_ ending: String, isNamed: Bool) -> Bool {
        endings.contains(ending) || isNamed && (pages.contains(ending) || ["txt", ""].contains(ending))
    }

    private mutating func addFolder(_ url: URL, _ real: URL) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: real.path) else {
            return refuse(url.path, "This folder cannot be read. Check its permissions.")
        }
        for name in names.sorted() where ImportFiles.isShown(name[...]) {
            add(url.appendingPathComponent(name), isNamed: false)
        }
    }

    private static func isShown(_ name: Substring) -> Bool {
        !name.hasPrefix(".") && name != "node_modules" && name != "__MACOSX"
    }

    // MARK: Archives

    private static let archives: Set<String> = ["zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "rar"]

    private mutating func open(_ name: String, _ archive: () throws(ForeignArchive.Problem) -> ForeignArchive) {
        let opened: ForeignArchive
        do { opened = try archive() } catch { return refuse(name, error.sentence) }
        for refused in opened.refused { refuse("\(name)/\(refused.name)", refused.sentence) }
        for entry in opened.files.sorted(by: { $0.name < $1.name }) {
            guard entry.name.split(separator: "/").allSatisfy(ImportFiles.isShown) else { continue }
            let ending = ImportFile.ending(of: entry.name)
            let place = "\(name)/\(entry.name)"
            if ImportFiles.archives.contains(ending) {
                refuse(place, "This is an archive within the archive. Unpack it, and import it by itself.")
            } else if ImportFiles.endings.contains(ending) || ImportFiles.pages.contains(ending) {
                guard entry.size <= limits.unpacked - unpacked else {
                    let size = limits.unpacked / 1024 / 1024
                    return refuse(
                        name, "Its documents unpack to more than \(size) MB, so the rest of them is left out.")
                }
                unpacked += entry.size
                append(
                    ImportFile(
                        place: place, path: entry.name, isPathLoose: true, isNamed: false,
                        content: .entry(entry, opened)))
            }
        }
    }

    private mutating func append(_ file: ImportFile) {
        guard files.count < limits.files else {
            if files.count == limits.files, problems.last?.sentence != tooMany { refuse(file.place, tooMany) }
            return
        }
        // Two archives may have the same path, and two folders the same name.
        let number = paths[file.path, default: 0] + 1
        paths[file.path] = number
        guard number > 1 else { return files.append(file) }
        files.append(
            ImportFile(
                place: file.place, path: "\(file.path) (\(number))", isPathLoose: true, isNamed: file.isNamed,
                content: file.content))
    }

    private var tooMany: String {
        "More than \(limits.files) files at once: this one and those behind it are left out."
    }

    private mutating func refuse(_ path: String, _ sentence: String) {
        problems.append(Problem(path: path, sentence: sentence))
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

extension ForeignArchive {
    /// An archive on disk, of which one piece at a time is in memory.
    fileprivate init(file url: URL) throws(Problem) {
        let facts = try? FileManager.default.attributesOfItem(atPath: url.path)
        try self.init(size: (facts?[.size] as? NSNumber)?.intValue ?? 0) { offset, count in
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            try handle.seek(toOffset: UInt64(offset))
            return Array(try handle.read(upToCount: count) ?? Data())
        }
    }
}
