import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

@Suite("Exports from the page")
struct ExportArchiveTests {
    /// Three incidents; the first two have a postmortem, of which the first is published.
    private static func told() async throws -> Reviewed {
        let review = try await Reviewed("Rows gone")
        try await review.writeRequired()
        let store = review.app.store
        let now = review.app.clock.now
        let id = review.id
        try await store.change(by: .command("test"), at: now) { change in
            try change.publishPostmortem(of: id)
            for title in ["Wrong host", "No postmortem"] {
                _ = try change.declare(
                    IncidentDeclaration(title: title, severity: .sev3, kind: .incident, state: .resolved))
            }
        }
        try await review.priya.open("/incidents/INC-2/postmortem/new")
        try await review.priya.press("Start the postmortem", [("template", "guardrail-first")])
        return review
    }

    static func bytes(_ response: Response) async throws -> [UInt8] {
        guard case .stream(let stream) = response.body else { return [] }
        let pieces = Pieces()
        try await stream.write { await pieces.add($0) }
        return await pieces.bytes
    }

    private actor Pieces {
        private(set) var bytes: [UInt8] = []
        func add(_ piece: [UInt8]) { bytes += piece }
    }

    private static func files(_ page: Page) async throws -> Set<String> {
        Set(zipFiles(try await bytes(page.response)).keys)
    }

    @Test func `what is ticked arrives as a zip archive`() async throws {
        let review = try await Self.told()
        let list = try await review.priya.open("/incidents")
        #expect(list.links.contains { $0.address == "/exports/new" })
        try await review.priya.click("Export postmortems")
        #expect(!(try review.priya.page.html.contains("No postmortem")))
        let archive = try await review.priya.press(
            "Download a zip archive", [("incident", "INC-2"), ("format", "mkdocs")])
        #expect(archive.response.headers["content-type"] == "application/zip")
        #expect(
            archive.response.headers["content-disposition"]?.contains("\"postmortems-mkdocs.zip\"") == true)
        #expect(try await Self.files(archive) == ["INC-2-wrong-host.md", "index.md"])
    }

    /// The names in the archive that a form gives, which then has ended.
    private static func names(_ priya: Browser, from list: String, _ fields: [(String, String)]) async throws -> Set<
        String
    > {
        try await priya.open(list)
        let names = try await files(priya.press("Download a zip archive", fields))
        try await priya.open(list)
        return names
    }

    @Test func `all that the filters leave is exported, drafts only if they are asked for`() async throws {
        let priya = try await Self.told().priya
        let published = try await Self.names(priya, from: "/exports/new", [("which", "all")])
        #expect(published == ["INC-1-rows-gone.md", "README.md"])
        let all = try await Self.names(
            priya, from: "/exports/new", [("which", "all"), ("drafts", "on"), ("records", "on")])
        #expect(all == ["INC-1-rows-gone.md", "INC-2-wrong-host.md", "README.md"])
        #expect(!(try await priya.open("/exports/new?severity=3").html.contains("Rows gone")))
        let some = try await Self.names(
            priya, from: "/exports/new?severity=3", [("which", "all"), ("drafts", "on")])
        #expect(some == ["INC-2-wrong-host.md", "README.md"])
    }

    @Test func `nothing ticked exports nothing, and what no page sends is refused`() async throws {
        let review = try await Self.told()
        try await review.priya.open("/exports/new")
        let nothing = try await review.priya.press("Download a zip archive")
        #expect(nothing.status == 422 && nothing.has("You ticked nothing"))
        for query in [
            "which=most", "which=ticked&incident=GR-1", "which=all&format=pdf", "which=all&state=gone",
            "which=all&owner=me", "which=ticked&incident=INC-3", "which=ticked&incident=INC-99", "which=all&severity=5",
        ] {
            #expect(try await review.priya.open("/exports?\(query)").status == 422, "\(query)")
        }
    }

    @Test func `a download makes each file when it is asked for, and gives its seat back`() async throws {
        let review = try await Self.told()
        let path = "/exports?which=all&drafts=on"
        do {
            let tomas = try await review.app.browser(as: .tomas)
            let held = [try await review.priya.open(path), try await tomas.open(path)]
            #expect(held.allSatisfy { $0.status == 200 })
            let again = try await review.priya.open(path)
            #expect(again.status == 422 && again.has("Your last export is still being made"))
            let third = try await review.app.browser(as: .mei).open(path)
            #expect(third.status == 422 && third.has("Two other exports are being made"))
        }
        try await review.priya.open("/exports/new")
        let page = try await review.priya.open(path)
        #expect(page.status == 200)
        // Nothing of a later change is missing from a file that was not asked for yet.
        try await review.change { change in
            guard let fields = try change.reading.fields(of: ID<Incident>(2)) else { return }
            var details = fields.details
            details.title = "Another host"
            try change.edit(ID(2), details, from: 1)
        }
        let files = zipFiles(try await Self.bytes(page.response))
        let text = files["INC-2-wrong-host.md"].map { String(decoding: $0, as: UTF8.self) }
        #expect(text?.contains("# Another host") == true)
    }

    @Test func `an archive has nothing that its reader may not see`() async throws {
        let house = try await PrivateHouse()
        for visitor in house.outsiders {
            for path in ["which=all&drafts=on&records=on", "which=all&drafts=on&records=on&format=json"] {
                let page = try await visitor.browser.open("/exports?\(path)")
                let text = String(decoding: try await Self.bytes(page.response), as: UTF8.self).lowercased()
                #expect(!text.contains(PrivateMarks.word), "\(visitor) is shown a private text")
                for key in ["inc-1-", "\"inc-1\"", "\"inc-3\"", "fu-1"] { #expect(!text.contains(key), "\(key)") }
            }
            let list = try await visitor.browser.open("/exports/new")
            #expect(!list.html.contains("INC-1\""))
            let hidden = try await visitor.browser.open("/exports?which=ticked&incident=INC-1")
            let unknown = try await visitor.browser.open("/exports?which=ticked&incident=INC-99")
            #expect(hidden.status == unknown.status && hidden.status == 422)
        }
        let own = try await house.named.browser.open("/exports?which=all&drafts=on")
        let text = String(decoding: try await Self.bytes(own.response), as: UTF8.self).lowercased()
        #expect(text.contains("inc-1-") && text.contains(PrivateMarks.word))
    }

    @Test func `an archive may have more files than fit into sixteen bits`() throws {
        var archive = ZipArchive()
        var bytes: [UInt8] = []
        for number in 0..<70_000 { bytes += try archive.file("\(number)", []) }
        bytes += archive.end()
        #expect(zipFiles(bytes).count == 70_000)
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
        let folder = try ImportFolder()
        let path = folder.path + "/a.zip"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import sys, zipfile; sys.exit(len(zipfile.ZipFile(sys.argv[1]).namelist()) != 70000)", path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
