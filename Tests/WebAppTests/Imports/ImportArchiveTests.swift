import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Importing archives and other formats")
struct ImportArchiveTests {
    private let store: Store
    private let asker = Asker.command("import")
    private let folder: ImportFolder

    init() throws {
        store = try Store()
        folder = try ImportFolder()
    }

    private func run(_ names: String...) async throws -> ImportRun {
        try await ImportRun(
            names.map { folder.path + "/" + $0 }, zone: .gmt, now: ImportRunTests.now, store: store, as: asker)
    }

    private func apply(_ name: String) async throws -> [ImportOutcome] {
        let result = try await run(name).apply(to: store, as: asker, now: { ImportRunTests.now })
        #expect(result.problems == [])
        return result.outcomes.map(\.outcome)
    }

    private func archive(_ name: String, _ texts: [String: String]) throws {
        try folder.write(name, Data(ZipSample(texts: texts).bytes))
    }

    @Test func `documents come in by their numbers, so that an export keeps its order`() async throws {
        let names = ["INC-1-a", "INC-2-z", "INC-010-b", "INC-11-a", "INC-100"]
        let texts = Dictionary(
            uniqueKeysWithValues: names.map { name in
                ("\(name).md", ImportRunTests.document.replacing("Orders locked", with: name))
            })
        try archive("a.zip", texts)
        for (name, text) in texts { try folder.write("b/\(name)", Data(text.utf8)) }
        for place in ["a.zip", "b"] {
            #expect(try await run(place).items.map(\.document.reading.title) == names)
        }
    }

    private static let other = ImportRunTests.document.replacing("Orders locked", with: "Rows gone")
        .replacing("2024-03-01", with: "2024-05-01")

    @Test func `a document of hundreds of sections is a problem, and the others go on`() async throws {
        let sections = (0...200).map { "## Part \($0)\n\nText.\n\n" }.joined()
        try archive("many.zip", ["a.md": "# Orders\n\n" + sections, "b.md": Self.other])
        let run = try await run("many.zip")
        let sentence = "The file has 201 sections, so it is no postmortem. At most 200 are read."
        #expect(run.problems.map(\.sentence) == [sentence])
        #expect(try await run.apply(to: store, as: asker, now: { ImportRunTests.now }).outcomes.count == 1)
    }

    @Test func `an archive is read like the folder in it`() async throws {
        let texts = ["pm/a.md": ImportRunTests.document, "b.md": Self.other, "pm/readme.md": "# How to\n\nWrite.\n"]
        try archive("wiki.zip", texts)
        for (name, text) in texts { try folder.write("wiki/\(name)", Data(text.utf8)) }
        let (zipped, unpacked) = (try await run("wiki.zip"), try await run("wiki"))
        #expect(zipped.items.map(\.document.reading) == unpacked.items.map(\.document.reading))
        #expect(zipped.items.map(\.document.original) == unpacked.items.map(\.document.original))
        #expect(zipped.problems.map(\.sentence) == unpacked.problems.map(\.sentence))
        #expect(zipped.items.map { $0.path.hasSuffix("wiki.zip/b.md") } == [true, false])
    }

    @Test func `what an archive brought is recognised in a later one, whatever its name`() async throws {
        try archive("monday.zip", ["pm/a.md": ImportRunTests.document])
        #expect(try await apply("monday.zip") == [.created(ID(1))])
        try archive("tuesday.zip", ["pm/a.md": ImportRunTests.document])
        #expect(try await run("tuesday.zip").pending.isEmpty)
        let changed = ImportRunTests.document.replacing("Nobody could order.", with: "Nobody at all could order.")
        try archive("wednesday.zip", ["pm/a.md": changed])
        #expect(try await apply("wednesday.zip") == [.updated(ID(1), left: [])])
        try archive("elsewhere.zip", ["pm/a.md": Self.other])
        #expect(try await apply("elsewhere.zip") == [.created(ID(2))])
    }

    @Test func `two archives with one path in one import bring two incidents`() async throws {
        try archive("a.zip", ["pm/a.md": ImportRunTests.document])
        try archive("b.zip", ["pm/a.md": Self.other])
        let result = try await run("a.zip", "b.zip").apply(to: store, as: asker, now: { ImportRunTests.now })
        #expect(result.problems == [] && result.outcomes.count == 2)
    }

    @Test func `what cannot be read in an archive gets a sentence with its path, and the others go on`() async throws {
        let zeros = [UInt8](repeating: 0x30, count: 900_000)
        let entries: [(String, ZipSample.Content)] = [
            ("../out.md", .stored([0x61])), ("a\\b.md", .stored([0x61])), ("/etc/a.md", .stored([0x61])),
            ("link.md", .init(Array("/etc/passwd".utf8), mode: 0o120777)), ("secret.md", .init([0x61], flags: 0x801)),
            ("bomb.md", .deflated(zeros)), ("in/more.zip", .stored(ZipSample(texts: ["a.md": "# A"]).bytes)),
            ("large.md", .stored([UInt8](repeating: 0x61, count: 17 * 1024 * 1024))),
            ("utf16.md", .stored([0xFF, 0xFE, 0x23, 0])), ("__MACOSX/._a.md", .stored([0])),
            (".git/a.md", .stored([0])),
            ("picture.png", .stored([0])), ("good.md", .deflated(Array(ImportRunTests.document.utf8))),
        ]
        try folder.write("bad.zip", Data(ZipSample(entries).bytes))
        try folder.write("broken.zip", Data(ZipSample(entries).bytes.dropLast(40)))
        let run = try await run("bad.zip", "broken.zip")
        #expect(run.items.map { $0.path.hasSuffix("/bad.zip/good.md") } == [true])
        let sentences = Dictionary(
            run.problems.map { ($0.path.replacing(folder.url.path + "/", with: ""), $0.sentence) }
        ) { first, _ in first }
        let out = "Its path leads out of the archive, so it was not read."
        #expect(
            sentences == [
                "bad.zip/../out.md": out, "bad.zip/a\\b.md": out, "bad.zip//etc/a.md": out,
                "bad.zip/link.md": "This is a link, and links in archives are not followed.",
                "bad.zip/secret.md": "The file is encrypted.",
                "bad.zip/bomb.md":
                    "The file is packed so tightly that it is no document, so it was not unpacked.",
                "bad.zip/in/more.zip": "This is an archive within the archive. Unpack it, and import it by itself.",
                "bad.zip/large.md": "The file is larger than 1 MB, so it is no postmortem.",
                "bad.zip/utf16.md": "The file is in UTF-16. Save it as UTF-8.",
                "broken.zip": "This is not a zip archive, or one that was cut off.",
            ])
    }

    @Test func `an archive stops where its documents would unpack to too much`() throws {
        let part = [UInt8](repeating: 0x61, count: 700_000)
        let bytes = ZipSample((10..<40).map { ("\($0).md", .stored(part)) }).bytes
        let files = ImportFiles(uploaded: [(name: "a.zip", bytes: bytes)])
        #expect(files.files.count == 16 * 1024 * 1024 / part.count)
        #expect(
            files.problems.map(\.sentence) == [
                "Its documents unpack to more than 16 MB, so the rest of them is left out."
            ])
    }

    /// As Confluence writes a space.
    @Test func `the export of a wiki as pages comes in, with the tasks that they have`() async throws {
        let page = """
            <html><head><title>Ops : Orders locked</title></head><body><ol id="breadcrumbs"><li><a>Ops</a></ol>
            <div id="main-content"><table><tr><th>Date</th><td><time datetime="2024-03-01">1 Mar 2024</time></td></tr>
            <tr><th>Severity</th><td>SEV2</td></tr></table><h2>Summary</h2><p>Nobody could <b>order</b>.</p>
            <h2>Timeline</h2><table><tr><th>Time (UTC)</th><th>Event</th></tr><tr><td>10:00</td><td>It broke</td></tr>
            <tr><td>10:20</td><td>It was mended</td></tr></table><h2>Action items</h2><ul class="inline-task-list">
            <li class="checked"><a class="user-mention" href="/~mei">Mei Tanaka</a> add a lock
            <time datetime="2024-04-01">1 Apr 2024</time></li></ul></div></body></html>
            """
        try archive(
            "space.zip", ["Orders-locked_42.html": page, "index.html": "<h1>Ops</h1>", "styles/site.css": "a { }"])
        #expect(try await apply("space.zip") == [.created(ID(1))])
        let dossier = try #require(try await store.read(as: asker) { try $0.incidentDossier(ID(1)) })
        #expect(dossier.incident.title == "Orders locked" && dossier.incident.severity == .sev2)
        #expect(dossier.followUps.map(\.followUp.state) == [.done])
        #expect(dossier.followUps.first?.followUp.due == Day(iso: "2024-04-01"))
        let texts = try await store.read(as: asker) { reading in
            (try reading.timeline(of: ID(1)).map(\.text), try reading.original(of: ID(1)))
        }
        #expect(texts.0 == ["It broke", "It was mended"])
        #expect(texts.1 == page)
        try archive("again.zip", ["Orders-locked_42.html": page])
        #expect(try await run("again.zip").pending.isEmpty)
    }

    @Test func `data of an image that nothing shows are left out, and it says so`() async throws {
        let data = String(repeating: "iVBORw0KGgo", count: 120_000)
        try folder.write(
            "a.md", Data((ImportRunTests.document + "\n\n[image1]: <data:image/png;base64,\(data)>\n").utf8))
        let item = try #require(try await run("a.md").items.first)
        #expect(
            item.document.reading.doubts.map(\.sentence) == [
                "An image that is part of the file is shown nowhere in it, and left out."
            ])
        #expect(!item.document.original.contains("iVBOR"))
    }

    @Test func `the number that Notion puts behind the name of a page is no part of a title`() async throws {
        let text = ImportRunTests.document.replacing("# Orders locked\n", with: "")
            .replacing("title: Ignored\n", with: "")
        try archive("export.zip", ["Orders locked 0123456789abcdef0123456789abcdef.md": text])
        #expect(try await run("export.zip").items.map(\.document.reading.title) == ["Orders locked"])
    }
}
