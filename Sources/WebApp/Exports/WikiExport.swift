import Domain
import Foundation
import Git
import Storage

/// An export into a git repository: it commits what has changed since the last one, and never overwrites what somebody
/// edited there.
package struct WikiExport: Sendable {
    package struct Target: Sendable {
        package var address: GitAddress
        package var branch: String?
        /// Below the top of the repository; empty for the top.
        package var folder: String

        package init(address: GitAddress, branch: String? = nil, folder: String = "") throws(GitProblem) {
            self.address = address
            self.branch = branch
            let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
            let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && $0.lowercased() != ".git" }
            guard folder.isEmpty || isPlain, folder.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw GitProblem("“\(folder.prefix(200))” is not a folder of the repository. Example: docs/postmortems")
            }
            self.folder = folder
        }
    }

    package let run: ExportRun
    package let target: Target
    /// Whether edits made in the wiki are submitted to the sections that they were made in.
    package let takesIn: Bool
    package let store: Store
    /// Whoever reads what is exported.
    package let asker: Asker
    /// Whoever takes edits in, in whose name they are submitted.
    let writer: Asker
    /// How many postmortems are made at the same time.
    package var width = 1
    /// A folder that nobody else can read, in which the repository is kept for the next export; nil to clone it anew.
    package var keptIn: URL?
    /// Whether the history tells of the export. A database that is only read cannot.
    package var isNoted = true

    private static let mostTries = 3

    package init(
        _ run: ExportRun, to target: Target, takesIn: Bool, store: Store, as asker: Asker, writer: Asker? = nil
    ) {
        self.run = run
        self.target = target
        self.takesIn = takesIn
        self.store = store
        self.asker = asker
        self.writer = writer ?? asker
    }

    /// - Parameter progress: called with each file and the number of those that are done, without images.
    package func callAsFunction(
        at now: Date, progress: (Int, ExportFile) -> Void = { _, _ in }
    ) async throws -> WikiReport {
        var tries = 0
        while true {
            tries += 1
            do {
                return try await once(now, progress)
            } catch let problem as GitProblem where problem.isBehind && tries < WikiExport.mostTries {
                continue
            }
        }
    }

    private func once(_ now: Date, _ progress: (Int, ExportFile) -> Void) async throws -> WikiReport {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("handrail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: scratch) }
        var repository = try await GitRepository(
            target.address, branch: target.branch, scratch: scratch, keptIn: keptIn)
        var state = try await WikiState(repository, target.folder, run.format, for: run.audience)
        if takesIn { try await takeIn(&state, repository, now) }
        var commit = try repository.newCommit()
        var done = 0
        for try await file in run.files(store, as: asker, width: width) {
            try Task.checkCancellation()
            if state.add(file) { try commit.write(state.path(file.name), file.bytes) }
            if file.isImage { continue }
            done += 1
            progress(done, file)
        }
        for name in state.finish() { commit.remove(state.path(name)) }
        try await state.explain(repository)
        var report = state.report
        if commit.isEmpty && !state.hasNews { return report }
        try commit.write(state.path(WikiManifest.fileName), try state.manifest.bytes)
        report.commit = try await repository.push(commit, report.message, at: now)
        if isNoted { try await note(report, by: store, at: now) }
        return report
    }

    /// Notes in the history what was written.
    package func note(_ report: WikiReport, by store: Store, at now: Date) async throws {
        guard let commit = report.commit else { return }
        let pages = report.written.filter { !$0.isEmpty } + report.removed.map { "without \($0)" }
        let place = target.address.masked + (target.folder.isEmpty ? "" : ", \(target.folder)")
        try await store.change(by: writer, at: now) {
            try $0.noteWikiExport(to: place, pages: pages, commit: commit)
        }
    }
}
