import Domain
import Foundation
import ImageFiles
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Exports of several postmortems")
struct ExportRunTests {
    private static let pixel = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
            ?? Data())

    private let asker = Asker.command("export")

    /// Two incidents, of which the first names the second, shows an image twice, and has one of everything.
    private func told() async throws -> Reviewed {
        let review = try await Reviewed("Rows <b> | gone")
        try await review.fill(with: "one | two [[x]] @here #3")
        try await review.change { change in
            _ = try change.addImage(to: review.id, named: "rows.png", ImageFile(Self.pixel))
            _ = try change.declare(
                IncidentDeclaration(title: "Host: wrong", severity: .sev3, kind: .incident, state: .resolved))
        }
        try await review.priya.open("/incidents/INC-2/postmortem/new")
        try await review.priya.press("Start the postmortem", [("template", "guardrail-first")])
        try await review.write(
            "summary",
            "As in INC-2 and GR-1. ![rows](/images/1) ![again](/images/1) [fix](#the-fix) [gone](#nowhere) [help](/help)"
        )
        try await review.write("the-fix", "See FU-1, `INC-2`, [INC-2](https://x.example/INC-2) and INC-99.")
        return review
    }

    private func run(
        _ review: Reviewed, _ format: ExportFormat, to name: String, in folder: ImportFolder, as asker: Asker? = nil,
        baseURL: String? = nil, records: Bool = true
    ) async throws -> ExportRun {
        let store = review.app.store
        let run = try await ExportRun(
            .everything, format, withDrafts: true, withRecords: records, baseURL: baseURL, store: store,
            as: asker ?? self.asker)
        var destination = try ExportDestination(folder.path + "/" + name)
        try await run.write(to: &destination, store: store, as: asker ?? self.asker)
        try destination.finish()
        return run
    }

    private func files(_ path: String) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
        var files: [String: Data] = [:]
        for name in names {
            let url = URL(fileURLWithPath: path).appendingPathComponent(name)
            if !url.hasDirectoryPath, let data = try? Data(contentsOf: url) { files[name] = data }
        }
        return files
    }

    @Test(arguments: ExportFormat.allCases)
    func `a folder has a page for each record and an index, and the same data gives the same bytes`(
        format: ExportFormat
    ) async throws {
        let review = try await told()
        let folder = try ImportFolder()
        _ = try await run(review, format, to: "a", in: folder)
        review.app.clock.advance(by: 400 * 86_400)
        _ = try await run(review, format, to: "b", in: folder)
        let first = try files(folder.path + "/a")
        #expect(try first == files(folder.path + "/b"))
        let names = ["INC-1-rows-b-gone", "INC-2-host-wrong", "GR-1-", "FU-1-"].map {
            format == .dokuwiki ? $0.lowercased() : $0
        }
        for name in names {
            #expect(first.keys.contains { $0.hasPrefix(name) && $0.hasSuffix(".\(format.fileExtension)") }, "\(name)")
        }
        #expect(first["\(format.indexName).\(format.fileExtension)"] != nil)
        #expect(first["images/1.png"] == Data(Self.pixel), "\(first.keys.sorted())")
        #expect(first.count == 6)
    }

    @Test(arguments: [ExportFormat.gfm, .commonmark, .mkdocs, .html])
    func `links between pages lead to files of the export`(format: ExportFormat) async throws {
        let review = try await told()
        let folder = try ImportFolder()
        _ = try await run(review, format, to: "a", in: folder)
        let files = try files(folder.path + "/a")
        var links: Set<String> = []
        for (name, data) in files where name.hasSuffix(".\(format.fileExtension)") {
            for match in String(decoding: data, as: UTF8.self).matches(of: /(?:\]\(|href="|src=")([^)"\s]+)/) {
                links.insert(String(match.1))
            }
        }
        // Texts are as they were typed in `gfm`.
        let typed: Set<String> = format == .gfm ? ["/help"] : []
        let own = links.filter { !$0.contains(":") && !$0.hasPrefix("#") }.subtracting(typed)
        #expect(own.isSubset(of: Set(files.keys)), "\(own.subtracting(files.keys))")
        let suffix = ".\(format.fileExtension)"
        #expect(own.contains("INC-2-host-wrong\(suffix)") && own.contains("images/1.png"))
        #expect(own.contains { $0.hasPrefix("GR-1-") } && own.contains { $0.hasPrefix("FU-1-") })
    }

    @Test func `links of each wiki lead to its pages`() async throws {
        let review = try await told()
        let folder = try ImportFolder()
        for format in [ExportFormat.obsidian, .dokuwiki, .mediawiki, .confluence] {
            _ = try await run(review, format, to: format.rawValue, in: folder)
        }
        func page(_ format: ExportFormat, _ name: String) throws -> String {
            let file = folder.path + "/\(format.rawValue)/\(name).\(format.fileExtension)"
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        }
        let obsidian = try page(.obsidian, "INC-1-rows-b-gone")
        #expect(obsidian.contains("As in [[INC-2-host-wrong|INC-2]]"))
        #expect(obsidian.contains("[[#The fix|fix]]"))
        #expect(try page(.dokuwiki, "inc-1-rows-b-gone").contains("As in [[inc-2-host-wrong|INC-2]]"))
        let media = try page(.mediawiki, "INC-1-rows-b-gone")
        #expect(media.contains("As in [[INC-2-host-wrong|INC-2]]") && media.contains("[[File:1.png|alt=rows]]"))
        let confluence = try page(.confluence, "INC-1-rows-b-gone")
        #expect(confluence.contains("<ri:page ri:content-title=\"INC-2 Host: wrong\"/>"))
        #expect(confluence.contains("<ri:attachment ri:filename=\"1.png\"/>"))
    }

    @Test func `what is not in the export is reached at the address of the installation, if there is one`() async throws
    {
        let review = try await told()
        let folder = try ImportFolder()
        _ = try await run(review, .mkdocs, to: "a", in: folder, baseURL: "https://h.example.org/", records: false)
        _ = try await run(review, .mkdocs, to: "b", in: folder, records: false)
        func page(_ name: String) throws -> String {
            String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/\(name)/INC-1-rows-b-gone.md")),
                as: UTF8.self)
        }
        #expect(try page("a").contains("[GR-1](https://h.example.org/guardrails/GR-1)"))
        #expect(try page("a").contains("[help](https://h.example.org/help)"))
        #expect(try page("b").contains(" and GR-1. "))
        #expect(try page("b").contains(" help\n"))
    }

    @Test func `a zip archive can be opened, and has the same bytes each time`() async throws {
        let review = try await told()
        let folder = try ImportFolder()
        _ = try await run(review, .gfm, to: "a.zip", in: folder)
        _ = try await run(review, .gfm, to: "b.zip", in: folder)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.zip"))
        #expect(try bytes == Data(contentsOf: URL(fileURLWithPath: folder.path + "/b.zip")))
        _ = try await run(review, .gfm, to: "c", in: folder)
        let files = try files(folder.path + "/c")
        for (name, data) in files {
            #expect(bytes.range(of: Data(name.utf8)) != nil && bytes.range(of: data) != nil, "\(name)")
        }
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-m", "zipfile", "-t", folder.path + "/a.zip"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `nothing is overwritten, and what fails leaves nothing behind`() async throws {
        let review = try await told()
        let folder = try ImportFolder(["a/x.md": "mine", "b.zip": "mine"])
        for name in ["a", "b.zip"] {
            #expect(throws: ExportDestination.Problem.self) { try ExportDestination(folder.path + "/" + name) }
        }
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: false)
        _ = try await run(review, .gfm, to: "empty", in: folder)
        var abandoned = try ExportDestination(folder.path + "/c")
        try abandoned.add(ExportFile(name: "x/y.md", bytes: [1]))
        abandoned.abandon()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a", "b.zip", "empty"])
        #expect(throws: ExportDestination.Problem.self) {
            var destination = try ExportDestination("/proc/nowhere/x")
            try destination.finish()
        }
    }

    @Test func `only published postmortems are everything, and nobody sees nothing`() async throws {
        let review = try await told()
        let store = review.app.store
        func run(_ selection: ExportRun.Selection, as asker: Asker) async throws -> ExportRun {
            try await ExportRun(
                selection, .gfm, withDrafts: false, withRecords: true, baseURL: nil, store: store, as: asker)
        }
        #expect(try await run(.everything, as: asker).postmortems.isEmpty)
        let named = try await run(.keys([Key(.incident, 2), Key(.incident, 7)]), as: asker)
        #expect(named.postmortems.map(\.title) == ["Host: wrong"])
        #expect(named.missing == [Key(.incident, 7)])
        #expect(try await run(.keys([Key(.incident, 2)]), as: .nobody).postmortems.isEmpty)
        #expect(try await run(.keys([]), as: asker).postmortems.isEmpty)
        let text = try await ExportRun.text(of: review.id, .gfm, baseURL: nil, store: store, as: .nobody)
        #expect(text?.text == nil)
    }
}
