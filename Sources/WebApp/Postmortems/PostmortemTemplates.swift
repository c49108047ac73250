import Domain
import Foundation
import FrontMatter

/// The templates that postmortems are started from: Markdown files with a front matter.
package enum PostmortemTemplates {
    /// Reads every `.md` file in a folder except `README.md`.
    ///
    /// - Returns: the templates by their `order`, then by name.
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> [PostmortemTemplate] {
        try MarkdownFile.templates(in: folder).map(template).sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    }

    private struct Head: Decodable {
        let name: String
        let summary: String
        let kinds: [String]?
        let order: Int?
    }

    static func template(_ file: MarkdownFile) throws -> PostmortemTemplate {
        let head: Head = try file.decodeHead(only: ["name", "summary", "kinds", "order"])
        let kinds: [IncidentKind] = try (head.kinds ?? []).map { try file.word($0, "kinds") }
        return try file.reading { () throws(Refusal) in
            try PostmortemTemplate(
                slug: file.slug, name: head.name, summary: head.summary,
                kinds: kinds.isEmpty ? IncidentKind.allCases : kinds, order: head.order ?? 100, body: file.body,
                source: file.source)
        }
    }
}
