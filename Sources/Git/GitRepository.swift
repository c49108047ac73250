import Foundation

/// A git repository whose files are read and written without a checkout: nothing that a repository says about its files
/// (links, filters, line ends) can lead a write astray.
package struct GitRepository {
    /// A file of a commit.
    package struct Entry: Equatable, Sendable {
        /// The name of its contents.
        package let blob: String
        /// Whether it is a file and not a link or another repository.
        package let isFile: Bool
    }

    private let address: GitAddress
    private let kind: GitAddress.Kind
    private let git: GitProcess
    private let scratch: URL
    private let folder: URL
    /// The branch that is written, without `refs/heads/`.
    package let branch: String
    /// The latest commit of the branch; nil before the first.
    package private(set) var head: String?

    private static let ours = "refs/handrail/export"

    /// Clones an address or a bare folder, or opens a working copy with what its upstream has.
    ///
    /// - Parameters:
    ///   - branch: the branch to write; by default the one that the repository has checked out.
    ///   - scratch: an empty folder, which may be removed afterwards.
    ///   - kept: a folder in which the clone stays, so that the next time only what is new is fetched.
    package init(_ address: GitAddress, branch: String?, scratch: URL, keptIn kept: URL? = nil) async throws {
        self.address = address
        kind = try address.kind
        self.scratch = scratch
        git = try GitProcess(scratch: scratch)
        if let branch, branch.hasPrefix("-") || branch.contains("..") || !branch.utf8.allSatisfy({ $0 > 0x20 }) {
            throw GitProblem("“\(branch.prefix(100))” is not the name of a branch.")
        }
        switch kind {
        case .remote, .bareFolder:
            folder = (kept ?? scratch).appendingPathComponent("clone.git")
            if try await !GitRepository.fetch(address, into: folder, git) {
                try? FileManager.default.removeItem(at: folder)
                _ = try await git.output(
                    [
                        "clone", "--bare", "--quiet", "--no-local", "--no-tags", "--template=", "--", address.text,
                        folder.path,
                    ],
                    in: scratch)
            }
        case .workingCopy:
            folder = URL(fileURLWithPath: address.text)
        }
        let present = try await git.output(["symbolic-ref", "--short", "HEAD"], in: folder).text
        self.branch = branch ?? present.trimmingCharacters(in: .whitespacesAndNewlines)
        if kind == .workingCopy {
            guard branch == nil || self.branch == present.trimmingCharacters(in: .whitespacesAndNewlines) else {
                throw GitProblem("\(address.text) has another branch checked out than \(self.branch).")
            }
            try await takeUpstream()
        }
        let format = try await git.output(["rev-parse", "--show-object-format"], in: folder).text
        guard format.hasPrefix("sha1") else { throw GitProblem("Repositories with SHA-256 names are not supported.") }
        let found = try await git.run(
            ["rev-parse", "--verify", "--quiet", "refs/heads/\(self.branch)^{commit}"], in: folder)
        head = found.status == 0 ? found.text.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }

    /// Brings a clone to what its address has now.
    ///
    /// - Returns: whether there is such a clone.
    private static func fetch(_ address: GitAddress, into folder: URL, _ git: GitProcess) async throws -> Bool {
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("HEAD").path) else { return false }
        let fetched = try await git.run(
            [
                "fetch", "--quiet", "--prune", "--no-tags", "--force", "--", address.text, "+refs/heads/*:refs/heads/*",
            ],
            in: folder)
        return fetched.status == 0
    }

    /// Brings a working copy to what others have pushed.
    private func takeUpstream() async throws {
        guard try await hasUpstream() else { return }
        _ = try await git.output(["fetch", "--quiet", "--no-tags"], in: folder)
        let merge = try await git.run(["merge", "--ff-only", "--quiet", "@{upstream}"], in: folder)
        if merge.status != 0 {
            throw GitProblem(
                "\(address.text) and its upstream have both moved on. Bring them together first, with git pull.")
        }
    }

    private func hasUpstream() async throws -> Bool {
        try await git.run(["rev-parse", "--verify", "--quiet", "@{upstream}"], in: folder).status == 0
    }

    // MARK: Reading

    /// The files below a folder of the latest commit, by their paths.
    package func files(below path: String) async throws -> [String: Entry] {
        guard let head else { return [:] }
        let scope = path.isEmpty ? [] : ["--", path + "/"]
        let listed = try await git.output(["ls-tree", "-r", "-z", "--full-tree", head] + scope, in: folder)
        var files: [String: Entry] = [:]
        for line in listed.bytes.split(separator: 0) {
            let parts = line.split(separator: 0x09, maxSplits: 1)
            let facts = parts.first.map { String(decoding: $0, as: UTF8.self).split(separator: " ") } ?? []
            guard parts.count == 2, facts.count == 3 else { continue }
            files[String(decoding: parts[1], as: UTF8.self)] = Entry(
                blob: String(facts[2]), isFile: facts[0].hasPrefix("100"))
        }
        return files
    }

    /// The contents of a file by their name.
    ///
    /// - Throws: ``GitProblem`` if there is no such file, or it has more bytes.
    package func contents(_ blob: String, atMost limit: Int) async throws -> [UInt8] {
        let size = try await git.output(["cat-file", "-s", blob], in: folder).text
        guard let bytes = Int(size.trimmingCharacters(in: .whitespacesAndNewlines)), bytes <= limit else {
            throw GitProblem("A file of the repository is too large: at most \(limit) bytes are read.")
        }
        return try await git.output(["cat-file", "blob", blob], in: folder).bytes
    }

    /// Who changed a file last, and on which day.
    package func lastChange(of path: String) async throws -> (author: String, day: String)? {
        guard let head else { return nil }
        let log = try await git.output(["log", "-1", "--format=%an%x09%as", head, "--", path], in: folder).lines
        let parts = log.first?.split(separator: "\t") ?? []
        guard parts.count == 2 else { return nil }
        // A name that somebody else chose, for a terminal or a log.
        let author = String(
            String.UnicodeScalarView(parts[0].unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return (author, String(parts[1]))
    }

    // MARK: Writing

    package func newCommit() throws -> GitCommit { try GitCommit(in: scratch) }

    /// Commits and pushes.
    ///
    /// - Returns: the name of the commit.
    /// - Throws: ``GitProblem``; if somebody else pushed first, nothing is changed there.
    package mutating func push(_ commit: GitCommit, _ message: String, at now: Date) async throws -> String {
        let file = try commit.finish(message, on: GitRepository.ours, after: head, at: now)
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try await git.output(["fast-import", "--quiet", "--done", "--force"], in: folder, input: file)
        let name = try await git.output(["rev-parse", GitRepository.ours], in: folder).text
            .trimmingCharacters(in: .whitespacesAndNewlines)
        switch kind {
        case .remote: try await send([])
        case .bareFolder:
            // On this machine git starts the receiving side itself, which has settings of its own.
            try await send(["--receive-pack=git -c core.hooksPath=/dev/null receive-pack"])
        case .workingCopy: try await advance()
        }
        head = name
        return name
    }

    private func send(_ options: [String]) async throws {
        let sent = try await git.run(
            ["push", "--quiet"] + options + ["--", address.text, "\(GitRepository.ours):refs/heads/\(branch)"],
            in: folder)
        if sent.status == 0 { return }
        let isBehind = ["fetch first", "non-fast-forward", "cannot lock ref"].contains { sent.complaint.contains($0) }
        throw GitProblem("The push was refused: \(GitProcess.reason(sent.complaint))", isBehind: isBehind)
    }

    /// Moves the files of a working copy to the new commit, and pushes it to its upstream if there is one.
    private func advance() async throws {
        let merge = try await git.run(["merge", "--ff-only", "--quiet", GitRepository.ours], in: folder)
        if merge.status != 0 {
            throw GitProblem(
                "\(address.text) has changes that are not committed, in files that the export writes. Commit them first."
            )
        }
        guard try await hasUpstream() else { return }
        let sent = try await git.run(["push", "--quiet"], in: folder)
        if sent.status != 0 {
            throw GitProblem(
                "Committed, but not pushed: \(GitProcess.reason(sent.complaint)). Push it yourself, with git push.")
        }
    }
}
