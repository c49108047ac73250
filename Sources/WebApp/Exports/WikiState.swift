import Domain
import Git
import Storage

/// The pages of a wiki compared with what the last export wrote, and what the next one does to them.
struct WikiState {
    private(set) var manifest: WikiManifest
    private(set) var report = WikiReport()
    private let folder: String
    /// The files of the wiki below its folder.
    private let present: [String: GitRepository.Entry]
    /// The manifest as it was.
    private let before: WikiManifest
    /// Pages that are left as they are in the wiki: their names with the reason.
    private var left: [(name: String, reason: Reason)] = []
    private var exported: Set<String> = []
    /// The pages of the last export by their keys.
    private let byKey: [String: String]

    private enum Reason {
        case edited, removed, foreign, waiting, noLongerExported
    }

    /// Whether the manifest has to be written even if no page has.
    var hasNews: Bool { manifest != before }

    init(
        _ repository: GitRepository, _ folder: String, _ format: ExportFormat, for audience: ExportAudience
    ) async throws {
        self.folder = folder
        let prefix = folder.isEmpty ? "" : folder + "/"
        present = Dictionary(
            try await repository.files(below: folder).map { (String($0.key.dropFirst(prefix.count)), $0.value) }
        ) { first, _ in first }
        if let file = present[WikiManifest.fileName] {
            guard file.isFile,
                let known = WikiManifest(try await repository.contents(file.blob, atMost: WikiManifest.longest))
            else {
                throw GitProblem(
                    "\(prefix)\(WikiManifest.fileName) in the repository cannot be read. Restore an earlier version of it."
                )
            }
            guard known.format == format.rawValue else {
                throw GitProblem(
                    "The wiki was written as \(known.format.prefix(40)). Use that format, or another folder with --folder."
                )
            }
            guard known.audience == audience.rawValue else {
                throw GitProblem(
                    "The wiki was written for another audience (\(known.audience.prefix(40))). Use that one, or another repository: what a wiki had stays in its history."
                )
            }
            before = known
        } else {
            before = WikiManifest(format, for: audience)
        }
        manifest = before
        byKey = Dictionary(before.files.compactMap { name, entry in entry.key.map { ($0, name) } }) { first, _ in first
        }
    }

    func path(_ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

    /// The pages that somebody edited in the wiki: their names, what the last export knew of them, and their contents.
    var edits: [(name: String, entry: WikiManifest.Entry, blob: String)] {
        before.files.sorted { $0.key < $1.key }.compactMap { name, entry in
            guard let file = present[name], file.isFile, file.blob != entry.blob else { return nil }
            return (name, entry, file.blob)
        }
    }

    /// Notes what was taken in of an edit. If that was all of it, the page in the wiki counts as written from these
    /// revisions; otherwise it goes on to be an edit, and nothing overwrites the rest.
    mutating func noteTakenIn(
        _ name: String, _ blob: String, _ revisions: [String: Int], _ rest: [String], _ taken: [String]
    ) {
        report.takenIn += taken
        if rest.isEmpty {
            manifest.files[name]?.blob = blob
            manifest.files[name]?.sections = revisions
        } else {
            report.left += rest.map { "\(name): \($0) That was not taken in." }
        }
    }

    /// Decides about a file of the export.
    ///
    /// - Returns: whether to write it.
    mutating func add(_ file: ExportFile) -> Bool {
        exported.insert(file.name)
        let entry = file.manifestEntry
        // A page whose title has changed has another name, and the old one may have been edited.
        if let key = entry.key, let old = byKey[key], old != file.name, let known = manifest.files[old],
            let there = present[old], there.blob != known.blob || known.isAhead(of: file)
        {
            exported.insert(old)
            left.append((old, there.blob == known.blob ? .waiting : .edited))
            return false
        }
        let known = manifest.files[file.name]
        guard let there = present[file.name] else {
            if known != nil {
                left.append((file.name, .removed))
                return false
            }
            return write(file, entry)
        }
        if there.isFile, there.blob == entry.blob {
            manifest.files[file.name] = entry
            return false
        }
        guard let known else {
            left.append((file.name, .foreign))
            return false
        }
        guard there.isFile, there.blob == known.blob else {
            left.append((file.name, .edited))
            return false
        }
        // What was taken in is on the page, and not yet in the text that readers see.
        if known.isAhead(of: file) {
            left.append((file.name, .waiting))
            return false
        }
        return write(file, entry)
    }

    private mutating func write(_ file: ExportFile, _ entry: WikiManifest.Entry) -> Bool {
        manifest.files[file.name] = entry
        if !file.title.isEmpty { report.written.append(file.key?.description ?? "") }
        return true
    }

    /// The names of the files that are no longer part of the export, to be removed.
    mutating func finish() -> [String] {
        var removed: [String] = []
        for (name, entry) in manifest.files.sorted(by: { $0.key < $1.key }) where !exported.contains(name) {
            guard let there = present[name] else {
                manifest.files[name] = nil
                continue
            }
            if there.blob == entry.blob {
                manifest.files[name] = nil
                removed.append(name)
                // A page with a new name is not gone.
                let isRenamed = entry.key.map { key in manifest.files.contains { $0.value.key == key } } ?? true
                if !isRenamed { report.removed.append(entry.key ?? "a page") }
            } else {
                left.append((name, .noLongerExported))
            }
        }
        return removed
    }

    /// Says of every page that was left who edited it.
    mutating func explain(_ repository: GitRepository) async throws {
        for (name, reason) in left.sorted(by: { $0.name < $1.name }) {
            switch reason {
            case .edited:
                let change = try await repository.lastChange(of: path(name))
                let who = change.map { " by \($0.author) on \($0.day)" } ?? ""
                report.left.append("\(name) was edited in the wiki\(who), so it was left as it is.")
            case .removed:
                report.left.append("\(name) was removed from the wiki, so it was not written again.")
            case .foreign:
                report.left.append("\(name) is in the wiki and was not written by Handrail, so it was left as it is.")
            case .waiting:
                report.left.append(
                    "\(name) keeps the edit that was taken in until a revision with it is published.")
            case .noLongerExported:
                report.left.append(
                    "\(name) is no longer exported, but was edited in the wiki. Remove it there if it should not be read."
                )
            }
        }
    }
}
