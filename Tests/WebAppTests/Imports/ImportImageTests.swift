import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Images of imported documents")
struct ImportImageTests {
    private let store: Store
    private let asker = Asker.command("import")

    init() throws { store = try Store() }

    private func run(_ paths: String...) async throws -> ImportRun {
        try await ImportRun(paths, zone: .gmt, now: ImportRunTests.now, store: store, as: asker)
    }

    private func apply(_ paths: String...) async throws -> [ImportOutcome] {
        let run = try await ImportRun(paths, zone: .gmt, now: ImportRunTests.now, store: store, as: asker)
        let result = try await run.apply(to: store, as: asker, now: { ImportRunTests.now })
        #expect(result.problems == [])
        return result.outcomes.map(\.outcome)
    }

    private func summary(_ id: ID<Incident> = ID(1)) async throws -> String? {
        try await store.read(as: asker) {
            try $0.postmortemDocument(of: id)?.sections.first { $0.title == "Summary" }?.text
        }
    }

    private func images(_ id: ID<Incident> = ID(1)) async throws -> [String] {
        try await store.read(as: asker) { try $0.images(ofIncident: id).map { "\($0.title) \($0.width)" } }
    }

    private static func document(_ text: String) -> String {
        ImportRunTests.document.replacing("Nobody could order.", with: text)
    }

    @Test func `they become images of the postmortem, each content once`() async throws {
        let text = Self.document(
            "![Orders](img/orders%20a.png \"per minute\") and ![](<../shared/same.png>)\n\n<img src=\"/top.png\" alt=\"Top\">"
                + "\n\n[![small](img/disk.png)](img/disk.png) `![](img/code.png)` [log](img/disk.txt)")
        let folder = try ImportFolder(["wiki/pm/a.md": text])
        for (name, width) in [
            ("pm/img/orders a.png", 3), ("shared/same.png", 3), ("top.png", 4), ("pm/img/disk.png", 5),
            ("pm/img/code.png", 6),
        ] as [(String, UInt32)] {
            try folder.write("wiki/\(name)", Data(SamplePicture.png(width: width)))
        }
        let lines = try #require(try await run(folder.path + "/wiki").items.first.map(ImportReport.lines))
        #expect(lines.contains("  image        Orders (PNG, 3 \u{00D7} 2)"))
        #expect(try await apply(folder.path + "/wiki") == [.created(ID(1))])
        #expect(
            try await summary()
                == "![Orders](/images/1 \"per minute\") and ![](/images/1)\n\n<img src=\"/images/2\" alt=\"Top\">"
                + "\n\n[![small](/images/3)](/images/3) `![](img/code.png)` [log](img/disk.txt)")
        #expect(try await images() == ["Orders 3", "top 4", "small 5"])
        #expect(try await store.read(as: asker) { try $0.original(of: ID(1)) } == text)
        #expect(
            try await store.read(as: asker) { try $0.incident(ID(1))?.summary.hasPrefix("![Orders](/images/1") } == true
        )
    }

    @Test func `those that are missing, lead out or are no images are left out, and it says so`() async throws {
        let text = Self.document(
            "![a](none.png) ![b](../../out.png) ![c](%2e%2e/%2e%2e/out.png) ![d](fake.png) ![e](/assets/e.png) ![f](link.png)"
                + " ![g](https://example.org/g.png)")
        let folder = try ImportFolder(["wiki/pm/a.md": text])
        try folder.write("out.png", Data(SamplePicture.png()))
        try folder.write("wiki/pm/fake.png", Data("<svg onload=alert(1)>".utf8))
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("wiki/pm/link.png"),
            withDestinationURL: folder.url.appendingPathComponent("out.png"))
        let doubts = try await run(folder.path + "/wiki").items[0].document.reading.doubts
        let missing = "is not among the files. The text says where it pointed."
        let outside = "leads out of what was imported, so it was not read."
        #expect(
            doubts.map { "\($0.line) \($0.sentence)" } == [
                "15 The image “none.png” \(missing)", "15 The image “../../out.png” \(outside)",
                "15 The image “%2e%2e/%2e%2e/out.png” \(outside)",
                "0 The image “fake.png” was left out. Only PNG, JPEG, GIF and WebP images can be shown here. This file is none of these, whatever its name says.",
                "15 The image “/assets/e.png” \(missing)", "15 The image “link.png” \(outside)",
            ])
        _ = try await apply(folder.path + "/wiki")
        #expect(try await images() == [])
        // A path from the top of another site is none of ours.
        #expect(try await summary()?.contains("![e](assets/e.png)") == true)
        let page = try await ExportRun.text(of: ID(1), .html, baseURL: nil, store: store, as: asker)?.text
        for path in ["none.png", "../../out.png", "assets/e.png"] { #expect(page?.contains(path) == true, "\(path)") }
        #expect(page?.contains("<img") == false)
    }

    @Test func `they come out of an archive, and from beside a file that a browser sends`() async throws {
        let text = Array(Self.document("![Orders](Orders%20locked/a.png) ![[b.png]]").utf8)
        let pictures: [(String, ZipSample.Content)] = [
            ("pm/Orders locked/a.png", .deflated(SamplePicture.png(width: 7))),
            ("pm/files/b.png", .stored(SamplePicture.png(width: 8))),
        ]
        let zip = ZipSample([("pm/a.md", .stored(text))] + pictures).bytes
        let sent: [(name: String, bytes: [UInt8])] = [
            ("a.md", text), ("a.png", SamplePicture.png(width: 7)), ("b.png", SamplePicture.png(width: 8)),
        ]
        for files in [ImportFiles(uploaded: [("a.zip", zip)]), ImportFiles(uploaded: sent)] {
            let run = try await ImportRun(
                files, from: "page", zone: .gmt, now: ImportRunTests.now, store: Store(), as: asker)
            #expect(run.items[0].document.images.map { "\($0.name) \($0.width)" } == ["Orders. 7", "b.png 8"])
            #expect(run.items[0].document.reading.doubts == [])
        }
    }

    @Test func `those that are part of the file come in too`() async throws {
        let data = Data(SamplePicture.png(width: 9)).base64EncodedString()
        let text = Self.document("![Orders][image1]") + "\n\n[image1]: <data:image/png;base64,\(data)>\n"
        let html =
            "<h1>Rows gone</h1><p>Date: 2024-05-01</p><h2>Summary</h2><p>x <img alt=\"y\" src=\"data:image/png;base64,\(data)\"></p><h2>Impact</h2><p>z</p>"
        let folder = try ImportFolder(["a.md": text, "b.html": html])
        #expect(try await apply(folder.path + "/a.md", folder.path + "/b.html").count == 2)
        #expect(try await images(ID(1)) == ["Orders 9"])
        #expect(try await images(ID(2)) == ["y 9"])
        #expect(try await summary(ID(1)) == "![Orders](/images/1)")
        #expect(try await summary(ID(2)) == "x ![y](/images/2)")
    }

    @Test func `an image that is changed or comes later is taken in, and nothing comes twice`() async throws {
        let folder = try ImportFolder(["a.md": Self.document("![Orders](orders.png)")])
        _ = try await apply(folder.path)
        #expect(try await summary() == "![Orders](orders.png)")
        try folder.write("orders.png", Data(SamplePicture.png(width: 3)))
        #expect(try await apply(folder.path) == [.updated(ID(1), left: [])])
        #expect(try await summary() == "![Orders](/images/1)")
        #expect(try await run(folder.path).pending.isEmpty)
        try folder.write("orders.png", Data(SamplePicture.png(width: 4)))
        #expect(try await apply(folder.path) == [.updated(ID(1), left: [])])
        #expect(try await summary() == "![Orders](/images/2)")
        try folder.write("a.md", Data(Self.document("Seen: ![Orders](orders.png)").utf8))
        #expect(try await apply(folder.path) == [.updated(ID(1), left: [])])
        #expect(try await summary() == "Seen: ![Orders](/images/2)")
        #expect(try await images() == ["Orders 3", "Orders 4"])
    }

    @Test(arguments: [ExportFormat.gfm, .json])
    func `an export with images comes back with them, and stays the same`(format: ExportFormat) async throws {
        let folder = try ImportFolder(["a.md": Self.document("![Orders](orders.png)")])
        try folder.write("orders.png", Data(SamplePicture.png()))
        _ = try await apply(folder.path)
        var exports: [[String: [UInt8]]] = [try await exported(store, format)]
        for _ in 0..<2 {
            let copy = try ImportFolder()
            for (name, bytes) in exports[exports.count - 1] { try copy.write(name, Data(bytes)) }
            let store = try Store()
            let run = try await ImportRun([copy.path], zone: .gmt, now: ImportRunTests.now, store: store, as: asker)
            #expect(run.items.map(\.document.images.count) == [1])
            _ = try await run.apply(to: store, as: asker, now: { ImportRunTests.now })
            exports.append(try await exported(store, format))
        }
        #expect(exports[0].keys.contains("images/1.png"))
        #expect(exports[1] == exports[2])
        #expect(exports[1]["images/1.png"] == exports[0]["images/1.png"])
    }

    private func exported(_ store: Store, _ format: ExportFormat) async throws -> [String: [UInt8]] {
        let run = try await ExportRun(
            .everything, format, withDrafts: true, withRecords: false, baseURL: nil, store: store, as: asker)
        var files: [String: [UInt8]] = [:]
        for try await file in run.files(store, as: asker) { files[file.name] = file.bytes }
        return files
    }
}
