import Domain
import Foundation
import Storage
import Testing

@testable import WebApp

/// A folder with documents for an import, gone afterwards.
final class ImportFolder: Sendable {
    let url: URL

    init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("handrail-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Data(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    func write(_ name: String, _ data: Data) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}

@Suite("Importing documents")
struct ImportRunTests {
    static let document = """
        ---
        title: Ignored
        tags: [a, b]
        ---
        # Orders locked

        **Date:** 2024-03-01

        **Severity:** SEV2

        **Services:** Checkout

        ## Summary

        Nobody could order.

        ## Timeline

        - 10:00 It broke
        - 10:20 It was mended

        ## What went well

        - The alert fired

        ## Action items

        - [x] Add a lock
        - Watch the disk (due 2024-04-01)
        """
    static let now = Date(timeIntervalSince1970: 1_793_000_000)
    let store: Store
    let asker = Asker.command("import")

    init() throws { store = try Store() }

    private func run(_ paths: String...) async throws -> ImportRun {
        try await ImportRun(paths, zone: .gmt, now: Self.now, store: store, as: asker)
    }

    @discardableResult
    private func apply(_ paths: String...) async throws -> ImportRun.Result {
        let run = try await ImportRun(paths, zone: .gmt, now: Self.now, store: store, as: asker)
        return try await run.apply(to: store, as: asker, now: { Self.now })
    }

    @Test func `a dry run says what would be created and changes no byte`() async throws {
        let folder = try ImportFolder(["a.md": Self.document])
        let data = try ImportFolder()
        let (path, control) = (data.path + "/handrail.sqlite", data.path + "/control.sqlite")
        try Store(path: path, now: Self.now).close()
        try FileManager.default.copyItem(atPath: path, toPath: control)
        // Opening and closing alone.
        try Store(path: control, now: Self.now).close()
        let store = try Store(path: path, now: Self.now)
        let run = try await ImportRun([folder.path], zone: .gmt, now: Self.now, store: store, as: asker)
        try store.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: control)))
        let lines = try #require(run.items.first.map(ImportReport.lines))
        #expect(lines.contains("  title        Orders locked"))
        #expect(lines.contains("  date         2024-03-01 (line 7)"))
        #expect(lines.contains("  timeline     2 entries (lines 19 to 20)"))
        #expect(lines.contains("  follow-up    Add a lock (done, line 28)"))
        #expect(lines.contains("  finding      Went well: The alert fired (line 24)"))
    }

    @Test func `an import makes the incident with everything in it, and keeps the original`() async throws {
        let folder = try ImportFolder(["a.md": Self.document])
        let result = try await apply(folder.path)
        guard case .created(let id) = try #require(result.outcomes.first).outcome else { throw Missing() }
        try await store.read(as: asker) { reading in
            let dossier = try #require(try reading.incidentDossier(id))
            #expect(dossier.incident.title == "Orders locked")
            #expect(dossier.incident.severity == .sev2)
            #expect(dossier.incident.state == .postIncident)
            #expect(dossier.services.map(\.name) == ["Checkout"])
            #expect(
                Set(dossier.followUps.map { [$0.followUp.title, $0.followUp.state.rawValue] }) == [
                    ["Add a lock", "done"], ["Watch the disk (due 2024-04-01)", "proposed"],
                ])
            #expect(dossier.findings.map(\.finding.title) == ["The alert fired"])
            #expect(try reading.timeline(of: id).map(\.text) == ["It broke", "It was mended"])
            let sections = try #require(try reading.postmortemDocument(of: id)).sections
            #expect(sections.map(\.title) == ["Details", "Summary", "Timeline", "What went well", "Action items"])
            #expect(sections[1].text == "Nobody could order.")
            #expect(sections[2].text == "{{timeline}}")
            #expect(try reading.original(of: id) == Self.document)
        }
    }

    @Test func `importing again doubles nothing, and takes what has changed`() async throws {
        let folder = try ImportFolder(["a.md": Self.document])
        let first = try await apply(folder.path)
        guard case .created(let id) = try #require(first.outcomes.first).outcome else { throw Missing() }
        #expect(try await run(folder.path).pending.isEmpty)
        let section = try await store.read(as: asker) {
            try #require(try $0.postmortemDocument(of: id)?.sections.first { $0.title == "Summary" })
        }
        try await store.change(by: asker, at: Self.now) {
            _ = try $0.saveSection(section.id, text: "Nobody could order.\n\nAdded here.", from: section.revision)
        }
        let changed =
            Self.document.replacing("# Orders locked", with: "# Orders stuck")
            .replacing("Nobody could order.", with: "Nobody at all could order.") + "\n- Tell the shops\n"
        try folder.write("a.md", Data(changed.utf8))
        let second = try await apply(folder.path)
        #expect(second.outcomes.map(\.outcome) == [.updated(id, left: [])])
        try await store.read(as: asker) { reading in
            let dossier = try #require(try reading.incidentDossier(id))
            #expect(dossier.incident.title == "Orders stuck")
            #expect(
                Set(dossier.followUps.map(\.followUp.title)) == [
                    "Add a lock", "Watch the disk (due 2024-04-01)", "Tell the shops",
                ])
            let text = try reading.postmortemDocument(of: id)?.sections.first { $0.title == "Summary" }?.text
            #expect(text == "Nobody at all could order.\n\nAdded here.")
        }
        #expect(try await run(folder.path).pending.isEmpty)
    }

    @Test func `the same content under another name is known`() async throws {
        let folder = try ImportFolder(["a.md": Self.document])
        try await apply(folder.path)
        try folder.write("moved/b.md", Data(Self.document.utf8))
        #expect(try await run(folder.path + "/moved").pending.isEmpty)
    }

    @Test func `an import is undone as a whole, and what was worked on since stays`() async throws {
        let folder = try ImportFolder(["a.md": Self.document, "b.md": Self.document.replacing("locked", with: "lost")])
        let result = try await apply(folder.path)
        let ids = result.outcomes.compactMap { if case .created(let id) = $0.outcome { id } else { nil } }
        let id = try #require(result.id)
        try await store.change(by: asker, at: Self.now) {
            _ = try $0.addToTimeline(of: ids[0], [TimelineEventEdit(moment: Moment(Self.now), text: "Looked at")])
        }
        let undo = try await store.change(by: asker, at: Self.now) { try $0.undoImport(id) }
        #expect(undo.undone == 1)
        #expect(undo.kept == ["\(ids[0].key) was changed since, so it stays as it is."])
        #expect(try await store.read(as: asker) { try $0.incident(ids[1]) } == nil)
        await #expect(throws: Refusal.self) {
            try await store.change(by: asker, at: Self.now) { try $0.undoImport(id) }
        }
        #expect(try await run(folder.path).pending.map(\.path) == [folder.url.resolvingSymlinksInPath().path + "/b.md"])
    }

    @Test func `bad input gets a sentence that names the file, and the others go on`() async throws {
        let folder = try ImportFolder([
            "good.md": Self.document, "yaml.md": "---\na: [b\n---\n# T\n", "empty.md": " \n",
        ])
        try folder.write("binary.md", Data([0x23, 0, 1, 2]))
        try folder.write("utf16.md", Data([0xFF, 0xFE, 0x23, 0]))
        try folder.write("latin.md", Data([0x23, 0x20, 0xE6, 0x0A]))
        try folder.write("large.md", Data(repeating: 0x61, count: 10 * 1024 * 1024))
        try folder.write("readme.md", Data("# How to\n\nWrite them here.\n".utf8))
        try folder.write("picture.png", Data([1]))
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("loop"), withDestinationURL: folder.url)
        let run = try await run(folder.path, folder.path + "/picture.png", folder.path + "/nowhere.md")
        #expect(run.items.map(\.path.lastComponent) == ["good.md"])
        let sentences = Dictionary(run.problems.map { ($0.path.lastComponent, $0.sentence) }) { first, _ in first }
        #expect(sentences["binary.md"] == "The file is not text.")
        #expect(sentences["utf16.md"] == "The file is in UTF-16. Save it as UTF-8.")
        #expect(sentences["latin.md"] == "The file is not valid UTF-8. Save it as UTF-8.")
        #expect(sentences["large.md"] == "The file is larger than 1 MB, so it is no postmortem.")
        #expect(sentences["empty.md"] == "The file is empty.")
        #expect(sentences["yaml.md"]?.hasPrefix("The front matter cannot be read. Line ") == true)
        #expect(sentences["loop"] == "This folder is a link to one that was read already.")
        #expect(sentences["picture.png"] == "This is not a Markdown file; its name should end in .md.")
        #expect(sentences["nowhere.md"] == "This does not exist, or is a link that leads nowhere.")
        #expect(sentences["readme.md"]?.hasPrefix("This does not look like a postmortem.") == true)
    }

    @Test func `an export comes back, also one with the key that site builders stumble over`() async throws {
        let head = "key: INC-7\ntitle: Rows gone\nseverity: SEV4\nstate: closed\n"
        let text =
            "# Rows gone\n\nINC-7 · Near miss\n\n## Summary\n\nAsk @<!-- -->here about #<!-- -->3, see [INC-8](INC-8-b.md)."
        let folder = try ImportFolder([
            "INC-7-old.md": "---\n\(head)kind: near_miss\ntemplate: near-miss\npostmortem: published\n---\n\n\(text)\n",
            "INC-7-new.md":
                "---\n\(head)incident_kind: near_miss\npostmortem: published\npostmortem_template: near-miss\n---\n\n\(text) Again.\n",
        ])
        let result = try await apply(folder.path + "/INC-7-old.md", folder.path + "/INC-7-new.md")
        #expect(result.problems.isEmpty && result.outcomes.count == 2)
        for (_, outcome) in result.outcomes {
            guard case .created(let id) = outcome else { throw Missing() }
            let (incident, document) = try await store.read(as: asker) {
                (try $0.incident(id), try $0.postmortemDocument(of: id))
            }
            #expect(incident?.kind == .nearMiss && incident?.severity == .sev4)
            #expect(document?.sections.first?.text.hasPrefix("Ask @here about #3, see INC-8.") == true)
        }
    }

    @Test func `a path in a git working copy is the same wherever the copy is`() async throws {
        let folder = try ImportFolder(["wiki/.git/HEAD": "", "wiki/pm/a.md": Self.document])
        #expect(try await run(folder.path + "/wiki/pm").items.map(\.path) == ["wiki/pm/a.md"])
    }

    @Test func `a doubt about many lines is said once`() async throws {
        let text = "# T\n\n**Date:** 2024-01-01\n\n## Timeline\n\n- 10:00 IST a\n- 10:05 IST b\n\n## Impact\n\nx\n"
        let folder = try ImportFolder(["a.md": text])
        let lines = try #require(try await run(folder.path).items.first.map(ImportReport.lines))
        #expect(lines.contains("  doubtful     lines 7, 8: “IST” may mean another time zone."))
    }

    @Test func `a terminal sees no control character of a document`() {
        #expect(ImportReport.plain("a\u{1B}[2J\u{202E}b\n") == "a\\u{1B}[2J\\u{202E}b\\u{A}")
    }
}

private struct Missing: Error {}

extension String {
    fileprivate var lastComponent: String { split(separator: "/").last.map(String.init) ?? self }
}
