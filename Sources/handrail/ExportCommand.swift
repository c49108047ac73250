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

    @Option(
        help: """
            Whom it is for: team (with names), organisation (roles), or customers (only published sections that are marked \\
            for them, without names, hosts, tickets and internal links).
            """)
    var audience = ExportAudience.organisation.rawValue

    @Option(help: "A folder or zip archive to write, which must not exist yet.")
    var to: String?

    @Option(help: "A git repository to write to: an address with https, ssh or file, or a folder.")
    var git: String?

    @Option(help: "With --git: the branch, by default the one that is checked out.")
    var branch: String?

    @Option(help: "With --git: the folder in the repository, such as docs/postmortems.")
    var folder = ""

    @Option(
        help: "With --git: a folder in which the clone stays, so that the next run fetches only what is new.")
    var clone: String?

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
        guard let format = ExportFormat(rawValue: format) else {
            throw ValidationError(
                "“\(format)” is not a format. Choose one of: "
                    + ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard let audience = ExportAudience(rawValue: audience) else {
            throw ValidationError(
                "“\(audience)” is not an audience. Choose one of: "
                    + ExportAudience.allCases.map(\.rawValue).joined(separator: ", "))
        }
        if let problem = audience.problem(with: format) { throw ValidationError(problem) }
        if audience == .customers, drafts || records {
            throw ValidationError("Customers get neither drafts nor records.")
        }
        if let wrong = incidents.first(where: { Key($0)?.prefix != .incident }) {
            throw ValidationError("“\(wrong)” is not the key of an incident. Example: INC-12")
        }
        if git == nil, branch != nil || !folder.isEmpty || clone != nil || takeIn {
            throw ValidationError("--branch, --folder, --clone and --take-in need --git.")
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
        let audience = ExportAudience(rawValue: audience) ?? .organisation
        if let git { return try await send(format, audience, to: git, baseURL, store, asker) }
        guard let to else {
            guard let key = keys.first,
                let page = try await ExportRun.text(
                    of: ID(key.number), format, for: audience, baseURL: baseURL, store: store, as: asker)
            else {
                throw ConfigurationProblem(
                    audience == .customers
                        ? "\(incidents.first ?? "") has no published section that is marked for customers."
                        : "\(incidents.first ?? "") does not exist, or has no postmortem.")
            }
            note(page.replaced)
            await tell(store) { try $0.recordExport(ofOne: ID(key.number), as: format, for: audience) }
            return FileHandle.standardOutput.write(Data(page.text.utf8))
        }
        let run = try await ExportRun(
            all ? .everything : .keys(keys), format, for: audience, withDrafts: drafts, withRecords: records,
            baseURL: baseURL,
            store: store, as: asker)
        for key in run.missing { note("\(key) does not exist, or has no postmortem.") }
        let count = run.postmortems.count
        if count == 0 { throw ConfigurationProblem("There is no postmortem to export. Nothing was written.") }
        try await write(run, to: to, store, asker)
        await tell(store) { change in
            try change.recordExport(of: run.postmortems.map(\.incidentID), as: run.format, for: run.audience)
        }
        print("Wrote \(count) postmortem\(count == 1 ? "" : "s") to \(to).")
        if !run.missing.isEmpty { throw ExitCode.failure }
    }

    private func write(_ run: ExportRun, to path: String, _ store: Store, _ asker: Asker) async throws {
        do {
            var destination = try ExportDestination(path)
            do {
                try await run.write(to: &destination, store: store, as: asker) { done, file in
                    Progress.count(done, of: run.count)
                    note(file.replaced, of: file.title)
                }
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

    /// Tells what customers read otherwise, so that somebody reads it once.
    func note(_ replaced: [PublicWords.Replacement], of title: String = "") {
        for item in replaced {
            let end = item.neutral.isEmpty ? "was left out" : "became “\(item.neutral)”"
            note("\(title.isEmpty ? "" : "\(title): ")“\(item.words)” \(end).")
        }
    }

    func note(_ sentence: String) { Progress.tell("handrail export: \(sentence)") }
}
