import ArgumentParser
import Domain
import Foundation
import Storage
import WebApp

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write postmortems as files for a wiki.",
        discussion: """
            Prints one postmortem, or writes several with --to: into a new folder, or into a zip archive if the name ends \
            in .zip. A folder has an index page, links between its pages, and the images in images/. Formats: \
            \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).

            With --git everything is written to a git repository instead: only what has changed is committed, and pushed. \
            Pages that somebody edited there are reported and left as they are; --take-in brings these edits here.

            Works while the server runs, except for --take-in. Exits with 1 if a postmortem that was named cannot be \
            exported, or if pages were left as they are in the repository; the others are exported anyway.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("base-url"), help: "The address of this installation, for links to what is not exported.")
    var baseURL: String?

    @Option(help: "The format, such as mkdocs.")
    var format = "gfm"

    @Option(help: "A folder or zip archive to write, which must not exist yet.")
    var to: String?

    @Option(help: "A git repository to write to: an address with https, ssh or file, or a folder.")
    var git: String?

    @Option(help: "With --git: the branch, by default the one that is checked out.")
    var branch: String?

    @Option(help: "With --git: the folder in the repository, such as docs/postmortems.")
    var folder = ""

    @Flag(help: "With --git: bring edits of pages here, merged with what was written since. Stop the server first.")
    var takeIn = false

    @Flag(help: "Every postmortem that has been published.")
    var all = false

    @Flag(help: "With --all: those that have not been published, too.")
    var drafts = false

    @Flag(help: "Guardrails and follow-ups as pages of their own.")
    var records = false

    @Argument(help: "Incidents, such as INC-12.")
    var incidents: [String] = []

    private var keys: [Key] { incidents.compactMap { Key($0) } }

    func validate() throws {
        guard ExportFormat(rawValue: format) != nil else {
            throw ValidationError(
                "“\(format)” is not a format. Choose one of: "
                    + ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        if let wrong = incidents.first(where: { Key($0)?.prefix != .incident }) {
            throw ValidationError("“\(wrong)” is not the key of an incident. Example: INC-12")
        }
        if git == nil, branch != nil || !folder.isEmpty || takeIn {
            throw ValidationError("--branch, --folder and --take-in need --git.")
        }
        if git != nil {
            guard to == nil, incidents.isEmpty else {
                throw ValidationError("--git writes every published postmortem. Leave out --to and incidents.")
            }
            return
        }
        guard all != !incidents.isEmpty else {
            throw ValidationError("Name incidents, or use --all for every published postmortem.")
        }
        if drafts && !all { throw ValidationError("--drafts needs --all. An incident that is named needs no flag.") }
        if to == nil {
            guard incidents.count == 1 else { throw ValidationError("Name a folder or a zip archive with --to.") }
            if records { throw ValidationError("--records needs --to.") }
        }
    }

    func run() async throws {
        var flags = options.flags
        flags[.baseURL] = baseURL
        let configuration = try Configuration(flags: flags)
        let store = try open(configuration.database)
        do {
            try await run(store, configuration.baseURL)
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
    }

    /// Only edits that are taken in are written, so that everything else works beside a server.
    private func open(_ path: String) throws -> Store {
        if !takeIn, let store = try Store(readingOnly: path) { return store }
        return try Store(path: path, now: Date(), progress: Progress.tell)
    }

    private func run(_ store: Store, _ baseURL: String?) async throws {
        let asker = Asker.command("export")
        let format = ExportFormat(rawValue: format) ?? .gfm
        if let git { return try await send(format, to: git, baseURL, store, asker) }
        guard let to else {
            guard let key = keys.first,
                let text = try await ExportRun.text(
                    of: ID(key.number), format, baseURL: baseURL, store: store, as: asker)
            else { throw ConfigurationProblem("\(incidents.first ?? "") does not exist, or has no postmortem.") }
            return FileHandle.standardOutput.write(Data(text.utf8))
        }
        let run = try await ExportRun(
            all ? .everything : .keys(keys), format, withDrafts: drafts, withRecords: records, baseURL: baseURL,
            store: store, as: asker)
        for key in run.missing { note("\(key) does not exist, or has no postmortem.") }
        let count = run.postmortems.count
        if count == 0 { throw ConfigurationProblem("There is no postmortem to export. Nothing was written.") }
        try await write(run, to: to, store, asker)
        print("Wrote \(count) postmortem\(count == 1 ? "" : "s") to \(to).")
        if !run.missing.isEmpty { throw ExitCode.failure }
    }

    private func write(_ run: ExportRun, to path: String, _ store: Store, _ asker: Asker) async throws {
        do {
            var destination = try ExportDestination(path)
            do {
                try await run.write(to: &destination, store: store, as: asker) { Progress.count($0, of: run.count) }
                try destination.finish()
            } catch {
                destination.abandon()
                throw error
            }
            Progress.clearCount()
        } catch let problem as ExportDestination.Problem {
            throw ConfigurationProblem(problem.sentence)
        }
    }

    func note(_ sentence: String) { Progress.tell("handrail export: \(sentence)") }
}
