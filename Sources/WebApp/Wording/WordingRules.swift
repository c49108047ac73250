import Domain
import Foundation
import Wording

/// Loads the rules for wording hints, a Markdown file with front matter, and the names of people beside it.
package enum WordingRules {
    /// - Throws: ``UnreadableFile``, naming the file and the line.
    package static func load(folder: URL) throws -> WordingRulebook {
        let file = try MarkdownFile(folder.appendingPathComponent("en.md"))
        let head: Head = try file.decodeHead(only: ["language", "name"])
        guard let language = TextLanguage(rawValue: head.language) else {
            throw file.unreadable("“\(head.language)” is not a supported language.")
        }
        let linesBefore = file.yaml.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        let names = try names(in: folder)
        do {
            return try WordingRulebook(
                language: language, body: file.body, firstLine: linesBefore + 1, names: names)
        } catch {
            throw file.unreadable(error.sentence)
        }
    }

    /// First and last names with commas between them; a folder may be without any.
    private static func names(in folder: URL) throws -> [String] {
        let file = folder.appendingPathComponent("names.md")
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try MarkdownFile(file).body.split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    private struct Head: Decodable {
        let language: String
        let name: String
    }
}
