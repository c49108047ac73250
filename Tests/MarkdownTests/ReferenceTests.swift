import Foundation
import HTML
import Testing

@testable import Markdown

struct ReferenceTests {
    private let plain = {
        var rendering = Markdown.Rendering()
        rendering.hasAdditions = false
        return rendering
    }()

    @Test func `plain CommonMark is rendered as the reference implementation renders it, byte for byte`() throws {
        var compared = 0
        for seed in 0..<5_000 {
            var generator = RandomDocument(seed: seed)
            let document = generator.next()
            guard let expected = referenceHTML(of: document) else { continue }
            let html = Markdown.html(document, plain)
            try #require(html.withoutAnchors == expected, "seed \(seed):\n\(document)")
            _ = try StrictHTML(html)
            compared += 1
        }
        #expect(compared > 4_500)
    }

    @Test func `additions change nothing where there is nothing for them`() throws {
        for seed in 0..<1_000 {
            var generator = RandomDocument(seed: seed)
            let document = generator.next().filter { !"~|@-{[<:".contains($0) }
            try #require(Markdown.html(document) == Markdown.html(document, plain), "seed \(seed):\n\(document)")
        }
    }

    @Test func `whatever is written, only known tags, attributes and addresses come out`() throws {
        let rendering = Markdown.Rendering(
            anchorPrefix: "a-", headingShift: 2,
            reference: { Markdown.Reference(to: Link(["k", $0]), title: "\"<&>\"") })
        for seed in 0..<1_500 {
            var generator = RandomDocument(seed: seed)
            let document = generator.next() + "\n\n" + generator.next()
            let rendered = Markdown.rendered(document, rendering)
            let html = try StrictHTML(rendered.html)
            try #require(
                html.headingAnchors == rendered.headings.map(\.anchor),
                "seed \(seed):\n\(document)")
            _ = try StrictHTML(Markdown.inlineHTML(document, rendering))
            _ = Markdown.plainText(document)
        }
    }

    @Test(.enabled(if: Corpus.exists, "there is no corpus beside the project"))
    func `every postmortem of the corpus is rendered as the reference implementation renders it`() throws {
        let documents = try Corpus.documents()
        #expect(!documents.isEmpty)
        for (path, document) in documents {
            #expect(Markdown.html(document, plain).withoutAnchors == referenceHTML(of: document), "\(path)")
        }
    }

    @Test(.enabled(if: Corpus.exists, "there is no corpus beside the project"))
    func `every postmortem of the corpus is rendered with additions, and nothing of it is too long or too deep`() throws
    {
        for (path, document) in try Corpus.documents() {
            let rendered = Markdown.rendered(document)
            let html = try StrictHTML(rendered.html)
            #expect(!html.text.contains("shown as it was written"), "\(path)")
            #expect(html.headingAnchors == rendered.headings.map(\.anchor), "\(path)")
            #expect(!Markdown.plainText(document).isEmpty, "\(path)")
        }
    }
}

/// Real postmortems, beside the project or where HANDRAIL_CORPUS says.
enum Corpus {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["HANDRAIL_CORPUS"] { return URL(filePath: path) }
        let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return packageRoot.deletingLastPathComponent().appending(path: "shared/corpus")
    }()

    static let exists = FileManager.default.fileExists(atPath: folder.path())

    static func documents() throws -> [(path: String, text: String)] {
        let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".md") }.sorted().map { path in
            (path, String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self))
        }
    }
}

extension HTML {
    /// The HTML without the `id` of its headings.
    var withoutAnchors: String {
        var result = ""
        for (index, part) in description.split(separator: " id=\"", omittingEmptySubsequences: false).enumerated() {
            result += index == 0 ? part : part.drop { $0 != "\"" }.dropFirst()
        }
        return result
    }
}
