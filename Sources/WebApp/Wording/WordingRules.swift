import Domain
import Foundation
import Wording

/// Loads the rules for wording hints: a Markdown file with front matter for each language.
package enum WordingRules {
    /// - Throws: ``UnreadableFile``, naming the file and the line.
    package static func load(folder: URL) throws -> WordingRulebook {
        let file = try MarkdownFile(folder.appendingPathComponent("en.md"))
        let head: Head = try file.decodeHead(only: ["language", "name"])
        guard let language = TextLanguage(rawValue: head.language) else {
            throw file.unreadable("“\(head.language)” is not a supported language.")
        }
        let linesBefore = file.yaml.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        do {
            return try WordingRulebook(language: language, body: file.body, firstLine: linesBefore + 1)
        } catch {
            throw file.unreadable(error.sentence)
        }
    }

    private struct Head: Decodable {
        let language: String
        let name: String
    }
}
