import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Importing in the browser")
struct ImportPagesTests {
    private let app: TestApp
    private let browser: Browser

    init() async throws {
        app = try await TestApp()
        browser = try await app.browser(as: .priya)
    }

    @Test func `the form names the zone as people call it`() async throws {
        let page = try await browser.open("/imports/new")
        #expect(page.forms.flatMap(\.fields).first { $0.name == "zone" }?.value == "UTC")
    }

    @discardableResult
    private func upload(_ name: String, _ bytes: [UInt8], by browser: Browser? = nil) async throws -> Page {
        let browser = browser ?? self.browser
        try await browser.open("/imports/new")
        try await browser.upload("Show what would be created", file: "files", named: name, bytes)
        return try await settled(browser)
    }

    /// Presses a button, and looks again until the import has come to its end.
    @discardableResult
    private func press(_ button: String, _ fields: [(String, String)] = []) async throws -> Page {
        try await browser.press(button, fields)
        return try await settled(browser)
    }

    private func settled(_ browser: Browser) async throws -> Page {
        while try browser.page.links.contains(where: { $0.text == "Look again" }) {
            try await Task.sleep(for: .milliseconds(20))
            try await browser.click("Look again")
        }
        return try browser.page
    }

    private static let text = Array(ImportRunTests.document.utf8)

    private func texts() async throws -> Set<String> {
        Set(try await app.store.everyText().filter { $0.contains("Orders locked") })
    }

    @Test func `the dry run shows what would be created, and changes nothing`() async throws {
        try await browser.open("/imports/new")
        let before = try await app.store.everyText()
        let page = try await upload("a.md", Self.text)
        #expect(try await app.store.everyText() == before)
        for words in [
            "Import 1 document?", "nothing has changed yet", "Orders locked (a.md)", "SEV2", "2024-03-01", "line 7",
            "Went well: The alert fired", "Add a lock", "lines 19 to 20",
        ] {
            #expect(page.has(words), "\(words)")
        }
    }

    @Test func `it imports what the command imports`() async throws {
        try await upload("a.md", Self.text)
        let page = try await press("Import 1 document")
        #expect(page.has("Imported 1 document"))
        let folder = try ImportFolder(["a.md": ImportRunTests.document])
        let store = try Store()
        let run = try await ImportRun(
            [folder.path + "/a.md"], zone: .gmt, now: app.clock.now, store: store, as: .command("import"))
        let now = app.clock.now
        _ = try await run.apply(to: store, as: .command("import"), now: { now })
        let exports = try await [app.store, store].asyncMap {
            try await ExportRun.text(of: ID(1), .gfm, baseURL: nil, store: $0, as: .command("test"))?.text
        }
        // The line of facts says who wrote it.
        let lines = exports.map { text in
            (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("INC-1 \u{00B7} ") }
        }
        #expect(lines[0].count > 10 && lines[0] == lines[1])
    }

    @Test func `an import is undone as a whole`() async throws {
        try await upload("a.zip", ZipSample(texts: ["a.md": ImportRunTests.document]).bytes)
        try await press("Import 1 document")
        let made = try await browser.open("/imports/1")
        #expect(made.has("Orders locked"))
        let page = try await browser.press("Undo all of it")
        #expect(page.has("Moved 1 incident to the bin."))
        #expect(try await app.store.read(as: .command("test")) { try $0.incident(ID(1)) } == nil)
        #expect(try await browser.open("/imports").has("Undone"))
        #expect(try await browser.open("/imports/1").has("In the bin"))
    }

    @Test func `above twenty documents the count is typed`() async throws {
        let texts = (1...21).map { number in
            ("\(number).md", ImportRunTests.document.replacing("Orders locked", with: "Orders locked \(number)"))
        }
        try await upload("a.zip", ZipSample(texts: Dictionary(uniqueKeysWithValues: texts)).bytes)
        let refused = try await press("Import 21 documents", [("confirmation", "20 documents")])
        #expect(refused.has("Type “21 documents” exactly as shown above. Nothing was changed."))
        #expect(try await app.store.read(as: .command("test")) { try $0.incidents(IncidentQuery()).items }.isEmpty)
        let page = try await press("Import 21 documents", [("confirmation", "21 documents")])
        #expect(page.has("Imported 21 documents"))
    }

    @Test func `what cannot be imported has its sentence on the page`() async throws {
        let zip = ZipSample([("../a.md", .stored([0x61])), ("b.md", .stored(Self.text))]).bytes
        let page = try await upload("a.zip", zip)
        #expect(page.has("a.zip/../a.md") && page.has("Its path leads out of the archive, so it was not read."))
        #expect(page.has("Import 1 document?"))
        let picture = try await upload("a.png", [1])
        #expect(picture.has("Nothing would be imported"))
        #expect(picture.has("This is not a Markdown file; its name should end in .md."))
    }

    @Test func `a page shows twenty problems, and a file has all of them`() async throws {
        let entries = (10..<55).map { ("../\($0).md", ZipSample.Content.stored([0x61])) }
        let page = try await upload("a.zip", ZipSample(entries + [("b.md", .stored(Self.text))]).bytes)
        #expect(page.has("../29.md") && !page.has("../30.md") && page.has("And 25 more."))
        let file = try await browser.click("Download the whole list")
        #expect(file.response.headers["content-disposition"]?.contains("import-problems.txt") == true)
        let text = try #require(file.response.bodyText)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 45)
        #expect(lines.last == "a.zip/../54.md: Its path leads out of the archive, so it was not read.")
    }

    @Test func `a document with the path of another and little of it is one of its own, unless somebody says no`()
        async throws
    {
        try await upload("postmortem.md", Self.text)
        try await press("Import 1 document")
        let text =
            "# Rows gone\n\n**Date:** 2024-03-01\n\n## Summary\n\nThe rows of a whole day went away.\n\n## Impact\n\nx\n"
        let page = try await upload("postmortem.md", Array(text.utf8))
        #expect(page.has("It has the path of INC-1 and little else in common with it"))
        #expect(page.has("Rows gone (postmortem.md) is INC-1, and changes it"))
        try await press("Import 1 document", [("update", "INC-1")])
        let titles = try await app.store.read(as: .command("test")) { reading in
            try [1, 2].map { try reading.incident(ID($0))?.title }
        }
        #expect(titles == ["Rows gone", nil])
    }

    @Test func `the memory of an upload is what it unpacks to`() async throws {
        let large = ImportRunTests.document + String(repeating: "All the same words. ", count: 40_000)
        let bytes = Array(large.utf8)
        let files = ImportFiles(uploaded: [("a.zip", ZipSample([("a.md", .deflated(bytes))]).bytes)])
        #expect(files.unpacked == bytes.count)
        #expect(files.problems.isEmpty)
    }

    @Test func `nobody else sees what somebody has chosen, and nothing is left of what is given up`() async throws {
        try await upload("a.md", Self.text)
        let path = try browser.page.path
        let other = try await app.browser(as: .mei)
        #expect(try await other.open(path).response.status == .notFound)
        try await press("Import nothing")
        #expect(try await browser.open(path).response.status == .notFound)
        try await upload("a.md", Self.text)
        let later = try browser.page.path
        app.clock.advance(by: 3_601)
        #expect(try await browser.open(later).has("no longer here"))
        #expect(try await texts() == [])
    }

    @Test func `the name of a file alone does not make two documents one`() async throws {
        try await upload("postmortem.md", Self.text)
        try await press("Import 1 document")
        let other = ImportRunTests.document.replacing("Orders locked", with: "Rows gone")
            .replacing("2024-03-01", with: "2024-05-01")
        try await upload("postmortem.md", Array(other.utf8))
        #expect(try await press("Import 1 document").has("Imported 1 document"))
        #expect(try await app.store.read(as: .command("test")) { try $0.incident(ID(1))?.title } == "Orders locked")
        #expect(try await app.store.read(as: .command("test")) { try $0.incident(ID(2))?.title } == "Rows gone")
        let changed = other.replacing("Nobody could order.", with: "Nobody at all could order.")
        #expect(try await upload("postmortem.md", Array(changed.utf8)).has("This would update INC-2"))
    }

    @Test func `an upload that waits makes room for one that comes, and one at work does not`() throws {
        let uploads = UploadedImports(capacity: 100)
        let now = app.clock.now
        #expect(try uploads.begin("a", ID(1), size: 60, of: 1, at: now))
        #expect(throws: Refusal.self) { try uploads.begin("b", ID(2), size: 60, of: 1, at: now) }
        #expect(throws: Refusal.self) { try uploads.begin("b", ID(1), size: 10, of: 1, at: now) }
        #expect(try uploads.begin("a", ID(1), size: 60, of: 1, at: now) == false)
        uploads.set(.failed(""), of: "a")
        #expect(try uploads.begin("b", ID(2), size: 60, of: 1, at: now))
        #expect(uploads.upload("a", of: ID(1), at: now) == nil)
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
