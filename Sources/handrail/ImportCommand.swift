import ArgumentParser
import Domain
import Foundation
import Storage
import WebApp

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in postmortems from Markdown files.",
        discussion: """
            Reads files, or all Markdown files in folders such as a git working copy, and says for each what would be \
            created, from which lines, and what is doubtful. Nothing changes without --apply. Documents that were imported \
            before are recognised by their path and their content: they are left alone, or updated if they have changed.

            Exits with 1 if a file could not be imported; the others are imported anyway.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The time zone of times that name none, such as Europe/Oslo.")
    var zone = "UTC"

    @Flag(help: "Do it, instead of only saying what would be done.")
    var apply = false

    @Option(help: "The number of documents to import, which shows that you have read it. Asked for above 20 documents.")
    var confirm: Int?

    @Option(help: "A doubtful document is this incident, such as INC-12, and changes it. Can be repeated.")
    var update: [String] = []

    @Option(help: "Move everything that an import brought to the bin, by the number of the import.")
    var undo: Int64?

    @Option(help: "Print the original of an incident that was imported, such as INC-12.")
    var original: String?

    @Argument(help: "Files and folders.")
    var paths: [String] = []

    func validate() throws {
        let modes = [!paths.isEmpty, undo != nil, original != nil].count { $0 }
        guard modes == 1 else { throw ValidationError("Name files or folders, or use --undo or --original alone.") }
        guard TimeZone(identifier: zone) != nil else {
            throw ValidationError("“\(zone)” is not a time zone. Example: Europe/Oslo")
        }
    }

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let asker = Asker.command("import")
        do {
            try await run(store, asker)
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
    }

    private func run(_ store: Store, _ asker: Asker) async throws {
        if let undo { return try await takeBack(ID(undo), store, asker) }
        if let original { return try await show(original, store, asker) }
        let run = try await ImportRun(
            paths, zone: TimeZone(identifier: zone) ?? .gmt, now: Date(), store: store, as: asker)
        var problems = run.problems
        if apply {
            for item in run.items {
                if case .leave = item.plan { print(ImportReport.lines(item).joined(separator: "\n")) }
            }
            _ = try changed(run)
            try confirmCount(run.pending.count)
            let result = try await carryOut(run, store, asker)
            problems += result.problems
            for (path, outcome) in result.outcomes { print(ImportReport.line(path, outcome).joined(separator: "\n")) }
            if let id = result.id {
                print(
                    "Import \(id): \(Import.documents(result.outcomes.count)). Take it back with: handrail import --undo \(id)"
                )
            }
        } else {
            for item in run.items { print(ImportReport.lines(item).joined(separator: "\n") + "\n") }
            let count = run.pending.count
            print(
                "Would import \(Import.documents(count)). Nothing was changed. Run the command again with --apply to do it."
            )
        }
        for problem in problems { note("\(ImportReport.plain(problem.path)): \(ImportReport.plain(problem.sentence))") }
        if !problems.isEmpty { throw ExitCode.failure }
    }

    /// - Throws: ``ConfigurationProblem`` unless the count was given, where one is asked for.
    private func confirmCount(_ count: Int) throws {
        if let confirm {
            guard confirm == count else {
                throw ConfigurationProblem(
                    "--confirm says \(confirm), but there are \(Import.documents(count)) to import. Nothing was changed."
                )
            }
            return
        }
        if count <= Import.mostUnasked { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ConfigurationProblem(
                "There are \(Import.documents(count)) to import. Use --confirm \(count). Nothing was changed.")
        }
        let phrase = Import.documents(count)
        FileHandle.standardError.write(Data("Type “\(phrase)” to import them: ".utf8))
        try TypedCount(phrase).check(readLine() ?? "")
    }

    private func carryOut(_ run: ImportRun, _ store: Store, _ asker: Asker) async throws -> ImportRun.Result {
        let all = run.pending.count
        let result = try await run.apply(to: store, as: asker, changing: try changed(run), now: { Date() }) {
            Progress.count($0, of: all)
        }
        if all > 0 { Progress.clearCount() }
        return result
    }

    /// - Throws: ``ConfigurationProblem`` for a key that no document is doubtful about.
    private func changed(_ run: ImportRun) throws -> Set<ID<Incident>> {
        try Set(
            update.map { text in
                guard let key = Key(text), key.prefix == .incident, run.doubtful.contains(ID(key.number)) else {
                    throw ConfigurationProblem(
                        "--update names \(text), but no document is doubtful about it. Nothing was changed.")
                }
                return ID(key.number)
            })
    }

    private func takeBack(_ id: ID<Import>, _ store: Store, _ asker: Asker) async throws {
        let undo = try await store.change(by: asker, at: Date()) { try $0.undoImport(id) }
        print("Moved \(undo.undone) incident\(undo.undone == 1 ? "" : "s") to the bin.")
        for sentence in undo.kept { print("  \(sentence)") }
    }

    private func show(_ key: String, _ store: Store, _ asker: Asker) async throws {
        guard let key = Key(key), key.prefix == .incident else {
            throw ConfigurationProblem("Name an incident, such as INC-12.")
        }
        guard let text = try await store.read(as: asker, { try $0.original(of: ID(key.number)) }) else {
            throw ConfigurationProblem("\(key) does not exist, or was not imported.")
        }
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private func note(_ sentence: String) { Progress.tell("handrail import: \(sentence)") }
}
