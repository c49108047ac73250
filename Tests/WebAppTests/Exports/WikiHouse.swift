import Domain
import Foundation
import Git
import Storage
import TestSupport

@testable import WebApp

/// A reviewed postmortem, a bare repository, and a person who edits pages in a clone of it.
struct WikiHouse {
    let review: Reviewed
    let folder: ImportFolder
    var repository: String { folder.path + "/wiki.git" }
    private var clone: String { folder.path + "/clone" }

    init() async throws {
        review = try await Reviewed("Rows gone")
        try await review.writeRequired()
        let id = review.id
        try await review.change { try $0.publishPostmortem(of: id) }
        folder = try ImportFolder()
        try git(["init", "--quiet", "--bare", "--initial-branch=main", repository])
    }

    func export(takesIn: Bool = false, records: Bool = false, to place: String? = nil) async throws -> WikiReport {
        let store = review.app.store
        let asker = Asker.command("export")
        let run = try await ExportRun(
            .everything, .gfm, withDrafts: false, withRecords: records, baseURL: nil, store: store, as: asker)
        let target = try WikiExport.Target(address: GitAddress(place ?? repository), folder: "postmortems")
        return try await WikiExport(run, to: target, takesIn: takesIn, store: store, as: asker)(
            at: review.app.clock.now)
    }

    /// Publishes another postmortem.
    func publish(_ title: String) async throws {
        let id = try await review.change { change in
            try change.declare(
                IncidentDeclaration(title: title, severity: .sev3, kind: .incident, state: .resolved))
        }
        try await review.priya.open("/incidents/\(id.key)/postmortem/new")
        try await review.priya.press("Start the postmortem", [("template", "guardrail-first")])
        for section in ["summary", "what-happened", "what-made-it-easy", "which-guardrail-was-missing"] {
            try await review.priya.open("/incidents/\(id.key)/postmortem/sections/\(section)")
            try await review.priya.press("Save", [("text", "Written.")])
        }
        try await review.change { try $0.publishPostmortem(of: id) }
    }

    /// Edits a page in the wiki, as Bea.
    func edit(_ name: String, _ edit: (String) -> String?) throws {
        try? FileManager.default.removeItem(atPath: clone)
        try git(["clone", "--quiet", repository, clone])
        let file = URL(fileURLWithPath: clone + "/postmortems/" + name)
        if let text = edit((try? String(contentsOf: file, encoding: .utf8)) ?? "") {
            try Data(text.utf8).write(to: file)
        } else {
            try FileManager.default.removeItem(at: file)
        }
        try git(["-C", clone, "add", "--all"])
        try git([
            "-C", clone, "-c", "user.name=Bea", "-c", "user.email=bea@example.org", "commit", "--quiet", "-m", "edit",
        ])
        try git(["-C", clone, "push", "--quiet", "origin", "HEAD:main"])
    }

    func page(_ name: String) throws -> String { try git(["-C", repository, "show", "main:postmortems/\(name)"]) }

    var files: Set<String> {
        get throws {
            let names = try git(["-C", repository, "ls-tree", "-r", "--name-only", "main"])
            return Set(names.split(separator: "\n").map(String.init))
        }
    }

    var log: [String] {
        get throws {
            try git(["-C", repository, "log", "--reverse", "--format=%an: %s", "main"]).split(separator: "\n").map(
                String.init)
        }
    }

    @discardableResult
    func git(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw GitProblem("git \(arguments) failed") }
        return String(decoding: data, as: UTF8.self)
    }
}
