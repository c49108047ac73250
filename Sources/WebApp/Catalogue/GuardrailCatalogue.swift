import Domain
import Foundation

/// The catalogue of guardrails: Markdown files with a front matter.
package enum GuardrailCatalogue {
    /// Reads every `.md` file of a folder but `README.md`, and the words that mean the same from `words/synonyms.md` in
    /// it, where that is there.
    ///
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL) throws -> Catalogue {
        let entries = try MarkdownFile.all(in: folder).map(entry)
        let vocabulary = try vocabulary(folder.appending(path: "words/synonyms.md"))
        do {
            return try Catalogue(entries, vocabulary: vocabulary)
        } catch {
            throw UnreadableFile(folder, sentence: error.words)
        }
    }

    private static func vocabulary(_ url: URL) throws -> Vocabulary {
        guard FileManager.default.fileExists(atPath: url.path) else { return .plain }
        let groups: [[String]]
        do {
            groups = items(of: String(decoding: try Data(contentsOf: url), as: UTF8.self)).map { group in
                group.split(separator: ",").map { String($0).trimmed }
            }
        } catch {
            throw UnreadableFile(url, sentence: "It cannot be opened.")
        }
        do {
            return try Vocabulary(synonyms: groups)
        } catch {
            throw UnreadableFile(url, sentence: error.words)
        }
    }
}
