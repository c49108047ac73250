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

            Exits with 1 if a postmortem that was named cannot be exported; the others are exported anyway.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("base-url"), help: "The address of this installation, for links to what is not exported.")
    var baseURL: String?

    @Option(help: "The format, such as mkdocs.")
    var format = "gfm"

    @Option(help: "A folder or zip archive to write, which must not exist yet.")
    var to: String?

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
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        do {
            try await run(store, configuration.baseURL)
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
    }

    private func run(_ store: Store, _ baseURL: String?) async throws {
        let asker = Asker.command("export")
        let format = ExportFormat(rawValue: format) ?? .gfm
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

    private func note(_ sentence: String) { Progress.tell("handrail export: \(sentence)") }
}
