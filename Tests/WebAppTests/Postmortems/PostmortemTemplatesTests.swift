import Domain
import Foundation
import TestSupport
import Testing
import WebApp

struct PostmortemTemplatesTests {
    private let shipped = TestApp.root.appending(path: "Templates/postmortems")

    private func load(_ files: [String: String]) throws -> [PostmortemTemplate] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try PostmortemTemplates.load(folder: folder)
    }

    @Test func `the shipped templates begin with the default one and cover every kind of incident`() throws {
        let templates = try PostmortemTemplates.load(folder: shipped)
        #expect(
            templates.map(\.slug) == [
                "guardrail-first", "full-review", "learning-review", "correction-of-error", "near-miss",
                "customer-version",
            ])
        for kind in IncidentKind.allCases { #expect(templates.contains { $0.kinds.contains(kind) }) }
    }

    @Test func `help stands beside a section and is no part of its starter text`() throws {
        let template = try #require(try PostmortemTemplates.load(folder: shipped).first)
        let told = try #require(template.sections.first { $0.title == "What happened" })
        #expect(told.isRequired)
        #expect(told.help.contains("Tell it in order"))
        #expect(told.starter == "{{times}}\n\n{{timeline}}")
    }

    @Test(arguments: [
        ("name: A\nsummary: B\nkinds: [outage]", "## One\n", "“outage” is not a valid value for kinds"),
        ("name: A\nsummary: B\ncolour: red", "## One\n", "Line 4: “colour” is not a known name here"),
        ("summary: B", "## One\n", "“name” is missing"),
        ("name: A\nsummary: B", "No heading\n", "The template has no section"),
        ("name: A\nsummary: B", "## One\n## One\n", "two sections called “One”"),
    ])
    func `a template that cannot be read is named, with what is wrong`(
        head: String, body: String, sentence: String
    ) throws {
        let error = try #require(throws: UnreadableFile.self) { try load(["ours.md": "---\n\(head)\n---\n\(body)"]) }
        #expect(error.description.contains("ours.md"))
        #expect(error.description.contains(sentence), "\(error)")
    }

    @Test func `a file without a front matter and an empty folder are named too`() {
        #expect(throws: UnreadableFile.self) { try load(["ours.md": "## Summary\n"]) }
        #expect(throws: UnreadableFile.self) { try load(["README.md": "Nothing"]) }
    }
}
