import Domain
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
        /// The bytes of all images, unpacked.
        var images: Int

        package static let command = Limits(
            files: 10_000, unpacked: 256 * 1024 * 1024, images: 2 * 1024 * 1024 * 1024)
        /// A page keeps what it shows in memory.
        package static let page = Limits(files: 1_000, unpacked: 16 * 1024 * 1024, images: 64 * 1024 * 1024)
    }

    package private(set) var files: [ImportFile] = []
    /// The tables of Notion that repeat no pages.
    private(set) var tables: [(name: String, place: String)] = []
    package private(set) var problems: [Problem] = []
    let limits: Limits
    private var visited: Set<String> = []
    /// The bytes that the documents of archives have unpacked.
    private(set) var unpacked = 0
    private var paths: [String: Int] = [:]

    private static let endings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdx", "json"]
    /// Pages of a folder may be anything; those of an archive are the export of a wiki.
    private static let pages: Set<String> = ["html", "htm"]

    /// Files are named as they are; of folders and archives, all Markdown files are taken, however deep, and all JSON of
    /// ours; of archives the HTML pages too. Hidden files and folders are left out. A folder that is reached twice, as
    /// through a link to one above it, is read once.
    package init(_ paths: [String], _ limits: Limits = .command) {
        self.limits = limits
        for path in paths {
            let url = URL(fileURLWithPath: path)
            add(url, isNamed: true, below: ImportFiles.top(of: url))
        }
    }

    /// Files that a browser sent, by their names.
    package init(uploaded: [(name: String, bytes: [UInt8])], _ limits: Limits = .page) {
        self.limits = limits
        let images = uploaded.filter { ImageReferences.isImage($0.name) }
        let sent = ImportNeighbours(
            place: .sent(Dictionary(images.map { ($0.name, $0.bytes) }) { first, _ in first }), folder: [])
        for (name, bytes) in uploaded where !ImageReferences.isImage(name) {
            let ending = ImportFile.ending(of: name)
            if ending == "zip" {
                open(name) { () throws(ForeignArchive.Problem) in try ForeignArchive(bytes) }
            } else if ImportFiles.isDocument(ending, isNamed: true) {
                append(
                    ImportFile(
                        place: name, path: name, isPathLoose: true, isNamed: true, content: .bytes(bytes),
                        neighbours: sent))
            } else {
                refuse(name, ImportFiles.notADocument)
            }
        }
        if files.isEmpty {
            for (name, _) in images { refuse(name, ImportFiles.notADocument) }
        }
    }

    /// - Parameter top: the folder above which no file beside a document is read.
    private mutating func add(_ url: URL, isNamed: Bool, below top: URL) {
        let real = url.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real.path, isDirectory: &isFolder) else {
            return refuse(url.path, "This does not exist, or is a link that leads nowhere.")
        }
        let isKnown = visited.contains(real.path)
        if isFolder.boolValue {
            if isKnown { return refuse(url.path, "This folder is a link to one that was read already.") }
            visited.insert(real.path)
            return addFolder(url, real, below: top)
        }
        let ending = ImportFile.ending(of: url.lastPathComponent)
        let isArchive = ending == "zip" && isNamed
        guard isArchive || ImportFiles.isDocument(ending, isNamed: isNamed) else {
            noteTable(url.lastPathComponent, url.path) {
                let names = try? FileManager.default.contentsOfDirectory(
                    atPath: url.deletingLastPathComponent().appendingPathComponent($0).path)
                return names?.contains { $0.hasSuffix(".md") } ?? false
            }
            if isNamed { refuse(url.path, ImportFiles.notADocument) }
            return
        }
        if isKnown { return }
        visited.insert(real.path)
        if isArchive {
            open(url.path) { () throws(ForeignArchive.Problem) in try ForeignArchive(file: real) }
        } else {
            let path = ImportFiles.name(of: real)
            append(
                ImportFile(
                    place: path, path: path, isPathLoose: false, isNamed: isNamed, content: .file(real),
                    neighbours: ImportNeighbours(of: real, below: top)))
        }
    }

    private static let notADocument = "This is not a Markdown file; its name should end in .md."

    private static func isDocument(_ ending: String, isNamed: Bool) -> Bool {
        endings.contains(ending) || isNamed && (pages.contains(ending) || ["txt", ""].contains(ending))
    }

    private mutating func addFolder(_ url: URL, _ real: URL, below top: URL) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: real.path) else {
            return refuse(url.path, "This folder cannot be read. Check its permissions.")
        }
        for name in names.sorted(by: NaturalOrder.precedes) where ImportFiles.isShown(name[...]) {
            add(url.appendingPathComponent(name), isNamed: false, below: top)
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
        let shown = opened.files.filter { $0.name.split(separator: "/").allSatisfy(ImportFiles.isShown) }
        let entries = Dictionary(shown.map { ($0.name, $0) }) { first, _ in first }
        for refused in opened.refused { refuse("\(name)/\(refused.name)", refused.sentence) }
        for entry in shown.sorted(by: { NaturalOrder.precedes($0.name, $1.name) }) {
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
                        content: .entry(entry, opened),
                        neighbours: ImportNeighbours(
                            place: .archive(opened, entries), folder: entry.name.split(separator: "/").dropLast())))
            } else {
                noteTable(entry.name, place) { name in
                    let folder = (entry.name.split(separator: "/").dropLast() + [name[...]]).joined(separator: "/")
                    return shown.contains { $0.name.hasPrefix(folder + "/") && $0.name.hasSuffix(".md") }
                }
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
                content: file.content, neighbours: file.neighbours))
    }

    /// Notes a table of Notion, unless pages in a folder of its name say the same.
    private mutating func noteTable(_ path: String, _ place: String, hasPages: (String) -> Bool) {
        guard path.hasSuffix(".csv"), !path.hasSuffix("_all.csv") else { return }
        let name = ImportTables.key(path)
        let stem = String(name.dropLast(4))
        let plain = ImportSource.withoutNumber(stem)
        if plain != stem, !hasPages(stem), !hasPages(plain) { tables.append((name, place)) }
    }

    private var tooMany: String {
        "More than \(limits.files) files at once: this one and those behind it are left out."
    }

    private mutating func refuse(_ path: String, _ sentence: String) {
        problems.append(Problem(path: path, sentence: sentence))
    }

    private static func name(of url: URL) -> String {
        guard let folder = workingCopy(above: url.deletingLastPathComponent()) else { return url.path }
        return folder.lastPathComponent + url.path.dropFirst(folder.path.count)
    }

    /// The folder below which the files beside a document are: the working copy of git, the folder that was named, or that
    /// of the file.
    private static func top(of url: URL) -> URL {
        let real = url.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: real.path, isDirectory: &isFolder)
        let folder = isFolder.boolValue ? real : real.deletingLastPathComponent()
        return workingCopy(above: folder) ?? folder
    }

    private static func workingCopy(above start: URL) -> URL? {
        var folder = start
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return nil
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
