import Domain
import Foundation

/// The templates that pre-mortems are started from: Markdown files with a front matter.
package enum PremortemTemplates {
    /// Reads every `.md` file in a folder except `README.md`, by their `order`.
    ///
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> [PremortemTemplate] {
        try MarkdownFile.templates(in: folder).map(template).sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    }

    private struct Head: Decodable {
        let name: String
        let summary: String
        let question: String
        let order: Int?
    }

    static func template(_ file: MarkdownFile) throws -> PremortemTemplate {
        let head: Head = try file.decodeHead(only: ["name", "summary", "question", "order"])
        return try file.reading { () throws(Refusal) in
            try PremortemTemplate(
                slug: file.slug, name: head.name, summary: head.summary, order: head.order ?? 100,
                question: head.question, body: file.body, source: file.source)
        }
    }
}
