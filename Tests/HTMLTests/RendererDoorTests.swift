import Foundation
import Testing

/// The one way to make HTML without escaping is for the Markdown renderer alone. Access levels cannot say so, this
/// does.
struct RendererDoorTests {
    @Test func `exactly one target comes through the door for rendered Markdown`() throws {
        let users = try swiftFiles().filter {
            try String(contentsOf: $0.file, encoding: .utf8).contains("@_spi(MarkdownRenderer) import")
        }
        #expect(Set(users.map(\.target)) == ["Markdown"])
    }

    @Test func `the door has one name, and nobody else makes HTML of bytes`() throws {
        for (target, file) in try swiftFiles() where !["HTML", "Markdown"].contains(target) {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("renderedMarkdown:"), "\(file.lastPathComponent)")
            #expect(!text.contains("_spi"), "\(file.lastPathComponent)")
            #expect(!text.contains("@testable import HTML"), "\(file.lastPathComponent)")
        }
    }

    private func swiftFiles() throws -> [(target: String, file: URL)] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
        try #require(targets.contains("HTML") && targets.contains("WebApp"))
        return try targets.flatMap { target in
            let folder = sources.appendingPathComponent(target).resolvingSymlinksInPath()
            return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".swift") }.map { (target, folder.appendingPathComponent($0)) }
        }
    }
}
