import Domain
import Foundation
import FrontMatter

/// The templates that postmortems are started from: Markdown files with a front matter.
package enum PostmortemTemplates {
    /// Reads every `.md` file of a folder but `README.md`.
    ///
    /// - Returns: in the order they ask for, then by name.
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> [PostmortemTemplate] {
        let files = try MarkdownFile.all(in: folder)
        if files.isEmpty {
            throw UnreadableFile(folder, sentence: "There is no template in it. Put at least one file NAME.md there.")
        }
        return try files.map(template).sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    }

    private struct Head: Decodable {
        let name: String
        let summary: String
        let kinds: [String]?
        let order: Int?
    }

    private static func template(_ file: MarkdownFile) throws -> PostmortemTemplate {
        let head: Head = try file.decodeHead(only: ["name", "summary", "kinds", "order"])
        let kinds = try (head.kinds ?? []).map { word in
            guard let kind = IncidentKind(rawValue: word) else {
                let known = IncidentKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw file.unreadable("“\(word)” is no kind of incident. Known are: \(known).")
            }
            return kind
        }
        do {
            return try PostmortemTemplate(
                slug: file.slug, name: head.name, summary: head.summary,
                kinds: kinds.isEmpty ? IncidentKind.allCases : kinds, order: head.order ?? 100, body: file.body)
        } catch {
            throw file.unreadable(error.problems.map(\.sentence).joined(separator: " "))
        }
    }
}
